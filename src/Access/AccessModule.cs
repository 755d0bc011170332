using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Access.Callers;
using Slipway.Access.Guards;
using Slipway.Access.Tokens;
using Slipway.Access.Users;

namespace Slipway.Access;

/// <summary>Who may do what: users, tokens, roles, and the guards every request passes.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Options(configuration);
        return services
            .AddSingleton(options)
            .AddSingleton<AllowedNames>()
            .AddSingleton<UserStore>()
            .AddSingleton<KeepUsers>()
            .AddSingleton<TokenStore>()
            .AddSingleton<KeepTokens>()
            .AddSingleton<KnownTokens>()
            .AddSingleton(provider => new UserDirectory(provider.GetRequiredService<UserStore>()))
            .AddScoped<CallerSlot>()
            .AddScoped(provider => provider.GetRequiredService<CallerSlot>().Actor)
            .AddRequestLimits(options)
            .AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins([.. options.AllowedOrigins]).AllowAnyHeader().AllowAnyMethod()))
            .AddHostedService<FirstToken>();
    }

    /// <summary>For whoever needs them before there is a container, such as <see cref="BindPolicy"/>.</summary>
    public static AccessOptions Options(IConfiguration configuration) =>
        (configuration.GetSection("Access").Get<AccessOptions>() ?? new()).Checked();

    /// <summary>Before anything else: what no request may be, whatever it asks for.</summary>
    public static IApplicationBuilder UseRequestGuards(this IApplicationBuilder app) => app.UseMiddleware<RequestGuards>();

    /// <summary>After <c>UseRouting</c>: who calls, and whether they may. Includes the limits of time and body.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app
        .UseCors().UseRequestTimeouts().UseMiddleware<BodyLimit>().UseMiddleware<AccessGate>();

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        routes.MapUsers();
        routes.MapTokens();
    }
}

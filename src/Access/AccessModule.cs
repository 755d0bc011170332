using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Kernel;

namespace Slipway.Access;

/// <summary>Who may do what: users, tokens, roles, and the guards every request passes.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Access").Get<AccessOptions>() ?? new())
        .AddScoped<CallerSlot>()
        .AddScoped<Actor>(provider => provider.GetRequiredService<CallerSlot>().Actor);

    /// <summary>Before routing: what no request may be, whatever it asks for.</summary>
    public static IApplicationBuilder UseRequestGuards(this IApplicationBuilder app) => app;

    /// <summary>After routing: who calls, and whether they may.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.UseMiddleware<AccessGate>();

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
    }
}

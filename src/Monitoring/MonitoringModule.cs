using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Monitoring.Log;
using Slipway.Serving.Predictions;

namespace Slipway.Monitoring;

/// <summary>The prediction log, what it says about drift and performance, and the alerts that follow.</summary>
public static class MonitoringModule
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services) => services
        .AddSingleton(provider => (provider.GetRequiredService<IConfiguration>().GetSection("Monitoring").Get<MonitoringOptions>() ?? new()).Checked())
        .AddSingleton<LogFolder>()
        .AddSingleton<PredictionLog>()
        .AddSingleton<IPredictionLog>(provider => provider.GetRequiredService<PredictionLog>());

    public static void MapMonitoring(this IEndpointRouteBuilder routes)
    {
    }
}

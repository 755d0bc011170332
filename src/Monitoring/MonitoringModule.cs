using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Slipway.Monitoring;

/// <summary>The prediction log, what it says about drift and performance, and the alerts that follow.</summary>
public static class MonitoringModule
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services) => services;

    public static void MapMonitoring(this IEndpointRouteBuilder routes)
    {
    }
}

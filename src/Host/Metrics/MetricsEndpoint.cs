using Slipway.Access;

namespace Slipway.Host.Metrics;

/// <summary>What Prometheus scrapes.</summary>
static class MetricsEndpoint
{
    const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static IServiceCollection AddPrometheus(this IServiceCollection services) => services
        .AddSingleton<MetricCollector>()
        .AddHostedService(provider => provider.GetRequiredService<MetricCollector>());

    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", (MetricCollector metrics) => TypedResults.Text(metrics.Write(), ContentType))
            .WithTags("Metrics").ExcludeFromDescription().Requires(Kernel.Permission.Read);
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Storage;
using Slipway.Tracking.Artifacts;
using Slipway.Tracking.Experiments;
using Slipway.Tracking.Metrics;
using Slipway.Tracking.Runs;
using Slipway.Tracking.Search;

namespace Slipway.Tracking;

/// <summary>Experiments, runs, metrics and artifacts: what was tried, and how it went.</summary>
public static class TrackingModule
{
    public static IServiceCollection AddTracking(this IServiceCollection services) => services
        .AddSingleton<ExperimentStore>()
        .AddSingleton<MetricStore>()
        .AddSingleton<ArtifactStore>()
        .AddSingleton<RunReader>()
        .AddSingleton<RunSearch>()
        .AddSingleton<RunEnding>()
        .AddSingleton<RunRecorder>()
        .AddSingleton<RunCatalog>()
        .AddSingleton<IEventReader, LostRunReaper>();

    public static void MapTracking(this IEndpointRouteBuilder routes)
    {
        routes.MapExperiments();
        routes.MapRuns();
        routes.MapArtifacts();
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Monitoring.Alerts;
using Slipway.Monitoring.Archive;
using Slipway.Monitoring.Drift;
using Slipway.Monitoring.Labels;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Performance;
using Slipway.Monitoring.Plans;
using Slipway.Monitoring.Predictions;
using Slipway.Monitoring.Sketches;
using Slipway.Serving.Predictions;
using Slipway.Storage;

namespace Slipway.Monitoring;

/// <summary>The prediction log, what it says about drift and performance, and the alerts that follow.</summary>
public static class MonitoringModule
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services) => services
        .AddSingleton(provider => (provider.GetRequiredService<IConfiguration>().GetSection("Monitoring").Get<MonitoringOptions>() ?? new()).Checked())
        .AddLog()
        .AddSketches()
        .AddAlerts();

    public static void MapMonitoring(this IEndpointRouteBuilder routes)
    {
        routes.MapMonitors();
        routes.MapPredictions();
        routes.MapAlerts();
    }

    static IServiceCollection AddLog(this IServiceCollection services) => services
        .AddSingleton<LogFolder>()
        .AddSingleton<PredictionLog>()
        .AddSingleton<IPredictionLog>(provider => provider.GetRequiredService<PredictionLog>())
        .AddSingleton<LogSegments>()
        .AddSingleton(provider => new PredictionCatalog(
            provider.GetRequiredService<Sketcher>(), provider.GetRequiredService<PredictionIndex>(), provider.GetRequiredService<LogSegments>(),
            provider.GetRequiredService<LabelStore>(), provider.GetRequiredService<SketchStore>(), provider.GetRequiredService<PredictionArchive>()))
        .AddSingleton<PredictionArchive>()
        .AddSingleton<ArchiveTicker>()
        .AddHostedService(provider => provider.GetRequiredService<ArchiveTicker>());

    static IServiceCollection AddSketches(this IServiceCollection services) => services
        .AddSingleton<SketchSignal>()
        .AddSingleton<SketchStore>()
        .AddSingleton<PredictionIndex>()
        .AddSingleton<LabelStore>()
        .AddSingleton<LabelJoiner>()
        .AddSingleton<Sketcher>()
        .AddSingleton<AcceptLabels>()
        .AddSingleton<DriftReader>()
        .AddSingleton<PerformanceReader>()
        .AddHostedService<SketchTicker>();

    static IServiceCollection AddAlerts(this IServiceCollection services) => services
        .AddSingleton<PlanStore>()
        .AddSingleton<AlertStore>()
        .AddSingleton(provider => new AlertCatalog(provider.GetRequiredService<AlertStore>()))
        .AddSingleton<WatchedVersions>()
        .AddSingleton<EvaluateRules>()
        .AddSingleton<IEventReader, DefaultPlan>()
        .AddSingleton<IEventReader, AlertExecutions>()
        .AddSingleton<IEventReader, ServiceChanges>()
        .AddHostedService<AlertTicker>();
}

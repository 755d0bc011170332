using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Governance.Audit;
using Slipway.Governance.Lineage;
using Slipway.Governance.Overview;
using Slipway.Governance.Server;
using Slipway.Storage;

namespace Slipway.Governance;

/// <summary>Audit, lineage and the loop at a glance: readings of what the other modules recorded.</summary>
public static class GovernanceModule
{
    public static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddSingleton(provider => new ServerStart(provider.GetRequiredService<TimeProvider>().GetUtcNow()))
        .AddSingleton<EventTally>()
        .AddSingleton<IEventReader>(provider => provider.GetRequiredService<EventTally>())
        .AddSingleton<WaitingStages>()
        .AddSingleton<LivingStages>()
        .AddSingleton<LineageReader>()
        .AddSingleton<ILineageSource, PredictionLineage>()
        .AddSingleton<ILineageSource, ModelLineage>()
        .AddSingleton<ILineageSource, RunLineage>()
        .AddSingleton<ILineageSource, DataLineage>();

    public static void MapGovernance(this IEndpointRouteBuilder routes)
    {
        routes.MapAudit();
        routes.MapEventStream();
        routes.MapLineage();
        routes.MapOverview();
        // Asked for once here, so that it says when the server started and not when it was first looked at.
        _ = routes.ServiceProvider.GetRequiredService<ServerStart>();
        routes.MapServer();
    }
}

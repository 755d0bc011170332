using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Governance.Audit;
using Slipway.Governance.Lineage;
using Slipway.Governance.Live;
using Slipway.Governance.Overview;

namespace Slipway.Governance;

/// <summary>Who did what, what came from where, and how the loop stands: readings of the records that the other modules keep.</summary>
public static class GovernanceModule
{
    public static IServiceCollection AddGovernance(this IServiceCollection services) => services
        .AddSingleton<LineageWalk>()
        .AddSingleton<LoopReader>();

    public static void MapGovernance(this IEndpointRouteBuilder routes)
    {
        routes.MapAudit();
        routes.MapLineage();
        routes.MapOverview();
        routes.MapEventStream();
    }
}

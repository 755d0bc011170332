using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Governance;
using Slipway.Governance.Audit;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Governance.Overview;

static class OverviewEndpoints
{
    const int LatestEntries = 20;

    public static void MapOverview(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/overview", ReadAsync).WithTags("Governance").Requires(Permission.Read);

    static async Task<Ok<OverviewView>> ReadAsync(EventTally tally, EventLog events, WaitingStages waiting, LivingStages living, CancellationToken ct)
    {
        var happened = new Happened(await tally.ReadAsync(ct), events);
        var latest = await events.SearchAsync(new(), before: null, LatestEntries, ct);
        return TypedResults.Ok(new OverviewView(
            [
                await RecordedStages.DataAsync(happened, ct),
                await RecordedStages.ValidateAsync(happened, ct),
                await RecordedStages.TrainAsync(happened, ct),
                await RecordedStages.EvaluateAsync(happened, ct),
                await RecordedStages.RegisterAsync(happened, ct),
                await waiting.ApproveAsync(happened, ct),
                await living.DeployAsync(happened, ct),
                await living.WatchAsync(ct),
                await waiting.RetrainAsync(ct),
            ],
            [.. latest.Select(AuditEndpoints.View)]));
    }
}

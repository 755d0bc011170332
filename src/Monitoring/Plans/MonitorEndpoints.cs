using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Monitoring;
using Slipway.Kernel;
using Slipway.Monitoring.Alerts;
using Slipway.Monitoring.Drift;
using Slipway.Monitoring.Performance;
using Slipway.Serving;
using Slipway.Storage;

namespace Slipway.Monitoring.Plans;

static class MonitorEndpoints
{
    public static void MapMonitors(this IEndpointRouteBuilder routes)
    {
        var monitors = routes.MapGroup("/monitors/{deployment}").WithTags("Monitoring");
        monitors.MapGet("/plan", PlanAsync).Requires(Permission.Read);
        monitors.MapPut("/plan", PutPlanAsync).Requires(Permission.Monitor);
        monitors.MapGet("/drift", DriftAsync).Requires(Permission.Read);
        monitors.MapGet("/performance", PerformanceAsync).Requires(Permission.Read);
        monitors.MapGet("/canary", CanaryAsync).Requires(Permission.Read);
    }

    static async Task<Ok<PlanView>> PlanAsync(string deployment, DeploymentCatalog deployments, PlanStore plans, AlertStore alerts, CancellationToken ct)
    {
        var found = await deployments.FindAsync(deployment, ct) ?? throw DriftReader.NoDeployment(deployment);
        var stored = await plans.FindAsync(deployment, ct)
            ?? new(deployment, DefaultPlan.For(found.CreatedBy), found.CreatedBy, found.CreatedAt, found.CreatedBy);
        var firing = (await alerts.OpenAsync(ct)).Where(alert => alert.Deployment == deployment).Select(alert => alert.Rule).ToHashSet();
        var rules = PlanFile.Parse(stored.Text).Rules.Select(rule => rule.View(firing.Contains(rule.Name)));
        return TypedResults.Ok(new PlanView(deployment, stored.Text, [.. rules], stored.Owner, stored.UpdatedAt));
    }

    static async Task<Ok<PlanView>> PutPlanAsync(
        string deployment, PutPlanRequest request, Actor actor, DeploymentCatalog deployments, PlanStore plans, AlertStore alerts,
        Db db, EventLog events, SketchSignal signal, TimeProvider clock, CancellationToken ct)
    {
        _ = await deployments.FindAsync(deployment, ct) ?? throw DriftReader.NoDeployment(deployment);
        var plan = PlanFile.Parse(request.Plan);
        await db.WriteAsync(async tx =>
        {
            await PlanStore.SaveAsync(tx, new(deployment, request.Plan, plan.Owner, clock.GetUtcNow(), actor.Name), ct);
            await events.AppendAsync(tx, new("monitor.plan.changed", actor.Name, $"deployment/{deployment}",
                new { deployment, plan.Owner, rules = plan.Rules.Select(rule => rule.Name), digest = Digest.Of(request.Plan) }), ct);
        }, ct);
        signal.Raise();
        return await PlanAsync(deployment, deployments, plans, alerts, ct);
    }

    static async Task<Ok<DriftView>> DriftAsync(
        string deployment, DateTimeOffset? from, DateTimeOffset? to, int? version, DriftReader drift, CancellationToken ct) =>
        TypedResults.Ok(await drift.ReadAsync(deployment, from, to, version, ct));

    static async Task<Ok<PerformanceView>> PerformanceAsync(
        string deployment, DateTimeOffset? from, DateTimeOffset? to, PerformanceReader performance, CancellationToken ct) =>
        TypedResults.Ok(await performance.ReadAsync(deployment, from, to, ct));

    static async Task<Ok<CanaryView>> CanaryAsync(string deployment, PerformanceReader performance, CancellationToken ct) =>
        TypedResults.Ok(await performance.CompareAsync(deployment, ct));
}

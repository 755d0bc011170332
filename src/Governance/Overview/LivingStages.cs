using System.Globalization;
using Slipway.Contracts.Governance;
using Slipway.Contracts.Serving;
using Slipway.Monitoring;
using Slipway.Serving;

namespace Slipway.Governance.Overview;

/// <summary>The stages in which a model serves and is watched.</summary>
sealed class LivingStages(DeploymentCatalog deployments, PredictionCatalog predictions, AlertCatalog alerts)
{
    public async Task<StageView> DeployAsync(Happened happened, CancellationToken ct)
    {
        string[] types = ["deployment.created", "deployment.changed", "deployment.stopped", "rollout.started", "rollout.promoted", "rollout.rolled_back"];
        var last = await happened.LastAsync(ct, types);
        var live = await deployments.LiveAsync(ct);
        var stage = Stage.Of("deploy", live.Count, last, "/deployments", live.Count == 0 ? "nothing is deployed" : Serving(live[0]), live switch { [] => null, [var only] => only.Environment, _ => $"and {live.Count - 1} more" });
        if (live.FirstOrDefault(deployment => deployment.Status is DeploymentStatus.Failed) is { } failed)
            return stage with { State = "alert", Headline = $"{failed.Name} failed", Detail = failed.Problem, Link = $"/deployments/{failed.Name}" };
        return live.FirstOrDefault(deployment => deployment.Rollout is { Status: RolloutStatus.Running }) is { Rollout: { } rollout } rolling
            ? stage with { State = "running", Headline = $"{rolling.Model} {rollout.Version} is rolled out", Detail = $"{rollout.Strategy}, {rollout.Weight} % of the traffic", Link = $"/deployments/{rolling.Name}" }
            : stage;
    }

    public async Task<StageView> WatchAsync(CancellationToken ct)
    {
        var count = await predictions.CountAsync(ct);
        var seen = $"{count.ToString("N0", CultureInfo.InvariantCulture)} predictions";
        var open = await alerts.OpenAsync(ct);
        if (open.Count > 0)
        {
            var worst = open.FirstOrDefault(alert => alert.Severity == "critical") ?? open[0];
            return new("watch", "alert", count, worst.Message, open.Count > 1 ? $"and {open.Count - 1} more; {seen}" : seen, worst.FiredAt, $"/alerts/{worst.Id}");
        }

        var rate = (await deployments.LiveAsync(ct)).Sum(deployment => deployment.Traffic.RequestsPerSecond);
        if (count == 0 && rate == 0)
            return new("watch", "empty", 0, "no predictions yet", null, null, "/monitoring");
        return new("watch", rate > 0 ? "running" : "idle", count, seen,
            rate > 0 ? $"{rate.ToString("N0", CultureInfo.InvariantCulture)} requests/s" : "no alert is open", null, "/monitoring");
    }

    static string Serving(DeploymentView deployment) =>
        $"{deployment.Name} serves {string.Join(" and ", deployment.Routes.Where(route => route.Role is not RouteRole.Shadow).Select(route => route.Version).DefaultIfEmpty(0))}";
}

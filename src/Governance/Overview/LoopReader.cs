using System.Text.Json;
using Slipway.Contracts.Governance;
using Slipway.Contracts.Serving;
using Slipway.Governance.Audit;
using Slipway.Serving;
using Slipway.Storage;

namespace Slipway.Governance.Overview;

/// <summary>
/// How the loop stands, read from the event log: one indexed count and one look at the latest event for each stage, so
/// the page costs the same with one model as with ten thousand.
/// </summary>
sealed class LoopReader(EventLog events, DeploymentCatalog deployments)
{
    const int Latest = 12;

    public async Task<OverviewView> ReadAsync(CancellationToken ct)
    {
        List<StageView> stages =
        [
            await StageAsync("data", "dataset.version.created", "/datasets", data => $"{Text(data, "dataset")}@{Text(data, "version")}", data => $"{Number(data, "rows"):N0} rows", ct),
            await ValidateAsync(ct),
            await TrainAsync(ct),
            await StageAsync("evaluate", "evaluation.created", "/runs", _ => "latest evaluation", data => Metric(data, "auc"), ct),
            await StageAsync("register", "model.version.registered", "/models", Version, data => $"by {Text(data, "author")}", ct),
            await ApproveAsync(ct),
            await DeployAsync(ct),
            await WatchAsync(ct),
            await RetrainAsync(ct),
        ];
        var latest = await events.SearchAsync(new(), before: null, Latest, ct);
        return new(stages, [.. latest.Select(AuditEntry.View)]);
    }

    async Task<StageView> StageAsync(
        string name, string type, string link, Func<JsonElement, string> headline, Func<JsonElement, string?> detail, CancellationToken ct)
    {
        var last = await LastAsync(type, ct);
        if (last is null)
            return new(name, "empty", 0, "nothing yet", null, null, link);
        using var data = JsonDocument.Parse(last.Data);
        return new(name, "idle", await CountAsync(type, ct), headline(data.RootElement), detail(data.RootElement), last.At, link);
    }

    async Task<StageView> ValidateAsync(CancellationToken ct)
    {
        var failed = false;
        var stage = await StageAsync("validate", "table.validated", "/datasets", data =>
        {
            failed = data.TryGetProperty("passed", out var passed) && !passed.GetBoolean();
            return failed ? "latest check failed" : "latest check passed";
        }, _ => null, ct);
        return failed ? stage with { State = "alert" } : stage;
    }

    async Task<StageView> TrainAsync(CancellationToken ct)
    {
        var stage = await StageAsync("train", "run.ended", "/runs", data => Text(data, "name"), data => $"{Text(data, "experiment")}, {Text(data, "status")}", ct);
        var running = await CountAsync("execution.started", ct) - await CountAsync("execution.succeeded", ct)
            - await CountAsync("execution.failed", ct) - await CountAsync("execution.cancelled", ct);
        return running > 0 ? stage with { State = "running", Headline = running == 1 ? "a pipeline is running" : $"{running} pipelines are running", Link = "/pipelines" } : stage;
    }

    async Task<StageView> ApproveAsync(CancellationToken ct)
    {
        var stage = await StageAsync("approve", "model.version.approved", "/models", Version, data => Text(data, "comment"), ct);
        var waiting = await events.CountAsync(new("model.version.gated", Search: "AwaitingApproval"), ct) - stage.Count - await CountAsync("model.version.rejected", ct);
        return waiting > 0 ? stage with { State = "waiting", Headline = waiting == 1 ? "a version waits for a person" : $"{waiting} versions wait for a person" } : stage;
    }

    async Task<StageView> DeployAsync(CancellationToken ct)
    {
        var live = await deployments.LiveAsync(ct);
        var last = await LastAsync("deployment", ct);
        if (live.Count == 0)
            return new("deploy", last is null ? "empty" : "idle", 0, last is null ? "nothing yet" : "nothing is live", null, last?.At, "/deployments");
        var rolling = live.FirstOrDefault(deployment => deployment.Rollout is { Status: RolloutStatus.Running });
        var shown = rolling ?? live[0];
        var headline = rolling is null
            ? $"{shown.Name} serves version {shown.Routes[0].Version}"
            : $"{shown.Name}: {rolling.Rollout!.Strategy} of version {rolling.Rollout.Version} at {rolling.Rollout.Weight} %";
        return new("deploy", rolling is null ? "idle" : "running", live.Count, headline, $"{live.Sum(deployment => deployment.Traffic.RequestsPerSecond):N0} requests/s", last?.At, "/deployments");
    }

    async Task<StageView> WatchAsync(CancellationToken ct)
    {
        var stage = await StageAsync("watch", "alert.fired", "/monitoring", data => $"{Text(data, "rule")} on {Text(data, "deployment")}", data => Text(data, "kind"), ct);
        var firing = stage.Count - await CountAsync("alert.resolved", ct);
        return firing > 0 ? stage with { State = "alert" }
            : stage.Count == 0 && await LastAsync("deployment", ct) is not null ? stage with { State = "idle", Headline = "all within bounds" }
            : stage;
    }

    async Task<StageView> RetrainAsync(CancellationToken ct)
    {
        var retrained = await events.SearchAsync(new("execution.started", Actor: "system:trigger"), before: null, 1, ct);
        var count = await events.CountAsync(new("execution.started", Actor: "system:trigger"), ct);
        var waiting = await LastAsync("trigger.waiting", ct);
        if (waiting is not null && (retrained.Count == 0 || waiting.Position > retrained[0].Position))
            return new("retrain", "waiting", count, "waits for fresh data", null, waiting.At, "/pipelines");
        if (retrained.Count == 0)
            return new("retrain", "empty", 0, "nothing yet", null, null, "/pipelines");
        using var data = JsonDocument.Parse(retrained[0].Data);
        return new("retrain", "idle", count, $"{Text(data.RootElement, "pipeline")} #{Text(data.RootElement, "number")}", "started by an alert or new data", retrained[0].At, "/pipelines");
    }

    async Task<StoredEvent?> LastAsync(string type, CancellationToken ct) =>
        (await events.SearchAsync(new(type), before: null, 1, ct)).SingleOrDefault();

    Task<long> CountAsync(string type, CancellationToken ct) => events.CountAsync(new(type), ct);

    static string Version(JsonElement data) => $"{Text(data, "model")}/{Text(data, "version")}";

    static string Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) ? value.ToString() : "";

    static double Number(JsonElement data, string name) => data.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetDouble() : 0;

    static string? Metric(JsonElement data, string name) =>
        data.TryGetProperty("metrics", out var metrics) && metrics.TryGetProperty(name, out var value) ? $"{name} {value}" : null;
}

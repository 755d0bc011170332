using Slipway.Cli.Demo.Replay;
using Slipway.Contracts.Monitoring;
using Slipway.Contracts.Pipelines;
using Slipway.Contracts.Registry;

namespace Slipway.Cli.Demo.Chapters;

sealed class Retrain : IChapter
{
    // Quality without a threshold: what is asked of a probability.
    static readonly string[] Judged = ["auc", "log_loss", "brier"];
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public string Title => "Retrain: the alert starts the pipeline; the challenger has to earn its place";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        await foreach (var trigger in state.Author.Pipelines.TriggersAsync(StoryState.Model, ct))
            teller.Fact("trigger", $"on {trigger.Kind} of {trigger.On}: {trigger.WaitingFor ?? trigger.State.ToString()}");

        var february = await state.Author.Datasets.ImportAsync(StoryState.Dataset, new(
            state.Upload!.Digest, "parquet", "select * from source where date >= timestamp '2001-02-01' and date < timestamp '2001-03-01'",
            Append: true, Note: "January and February 2001"), ct);
        teller.Fact("fresh data", $"{february.Dataset}@{february.Version}, {february.Table.Rows:N0} rows");

        var execution = await StartedByAlertAsync(state, ct);
        teller.Good($"execution {execution.Number} started by {execution.Cause.Kind} {execution.Cause.Subject}, reading {string.Join(", ", execution.Inputs.Values)}");
        execution = await ExecutionBar.WatchAsync(state.Author, execution.Id, teller, ct);
        await Train.ShowRunsAsync(execution, state, teller, ct);

        var challenger = await state.Author.Models.VersionAsync(StoryState.Model, 2, ct);
        Register.Show(challenger, teller);
        if (challenger.AgainstChampion is { } duel)
            teller.Fact("same later days", $"{duel.Challenger.Name} {duel.Challenger.Value.Value:0.0000} against {duel.Champion.Name} {duel.Champion.Value.Value:0.0000}: {duel.Metric} {Figures.Signed(duel.Difference)}, {duel.Verdict}");

        await state.Reviewer!.Models.DecideAsync(StoryState.Model, 2, new(Decision.Approve, "Better on the same later days; let live traffic confirm it."), ct);
        teller.Good("reviewer approved version 2");
        await CanaryAsync(state, teller, ct);
    }

    static async Task<ExecutionView> StartedByAlertAsync(StoryState state, CancellationToken ct)
    {
        while (true)
        {
            await foreach (var execution in state.Author.Pipelines.ExecutionsAsync(StoryState.Model, null, ct))
            {
                if (execution.Cause.Kind == "alert")
                    return await state.Author.Pipelines.ExecutionAsync(execution.Id, ct);
            }

            await Task.Delay(Poll, ct);
        }
    }

    static async Task CanaryAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var deployment = await state.Author.Deployments.GetAsync(StoryState.Model, ct);
        while (deployment.Rollout is null)
        {
            await Task.Delay(Poll, ct);
            deployment = await state.Author.Deployments.GetAsync(StoryState.Model, ct);
        }

        teller.Good($"canary: version {deployment.Rollout.Version} gets {deployment.Rollout.Weight} % of the traffic");
        var flights = await Feed.ReadAsync(state.Author, state.Upload!.Digest, 3, state.Options.Share, ct);
        var traffic = new Traffic(state.Author, StoryState.Model, state.Options.Connections);
        var report = await teller.WorkAsync("March", progress => traffic.PlayAsync(flights, "mar", progress, ct));
        state.Prediction = await OneOfCanaryAsync(state, ct);
        teller.Fact("traffic", $"{report.Requests:N0} requests of one row, {report.Failed} failed; {report.PerSecond:N0}/s, p50 {report.P50:0.00} ms, p99 {report.P99:0.00} ms");

        var canary = await JudgedAsync(state, report.Requests, ct);
        teller.Rows(
            ["live and labelled", ">champion", ">canary", ">difference (95 %)", "verdict"],
            canary.Comparisons.Where(comparison => Judged.Contains(comparison.Metric)).Select(comparison => (IReadOnlyList<string>)
            [
                comparison.Metric, $"{comparison.Champion.Value.Value:0.0000} ({comparison.Champion.Rows:N0})",
                $"{comparison.Challenger.Value.Value:0.0000} ({comparison.Challenger.Rows:N0})", Figures.Signed(comparison.Difference), comparison.Verdict,
            ]));

        await state.Author.Deployments.PromoteAsync(StoryState.Model, ct);
        teller.Good("promoted: champion → version 2");
    }

    static async Task<string> OneOfCanaryAsync(StoryState state, CancellationToken ct)
    {
        await foreach (var prediction in state.Author.Monitoring.PredictionsAsync(StoryState.Model, null, null, ct))
        {
            if (prediction.Version == 2)
                return prediction.Id;
        }

        throw new InvalidOperationException("The canary answered nothing.");
    }

    /// <summary>Waits until the sketches have taken in the last labels.</summary>
    static async Task<CanaryView> JudgedAsync(StoryState state, long rows, CancellationToken ct)
    {
        var canary = await state.Author.Monitoring.CanaryAsync(StoryState.Model, ct);
        for (var seen = 0L; ;)
        {
            var now = canary.Comparisons.Count == 0 ? 0 : canary.Comparisons[0].Champion.Rows + canary.Comparisons[0].Challenger.Rows;
            if (now >= rows || (now > 0 && now == seen))
                return canary;
            seen = now;
            await Task.Delay(TimeSpan.FromSeconds(2), ct);
            canary = await state.Author.Monitoring.CanaryAsync(StoryState.Model, ct);
        }
    }
}

using Slipway.Cli.Demo.Replay;
using Slipway.Contracts.Monitoring;

namespace Slipway.Cli.Demo.Chapters;

sealed class Watch : IChapter
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Title => "Watch: February flies by, its labels a day late";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var flights = await Feed.ReadAsync(state.Author, state.Upload!.Digest, 2, state.Options.Share, ct);
        var traffic = new Traffic(state.Author, StoryState.Model, state.Options.Connections);
        var report = await teller.WorkAsync("February", progress => traffic.PlayAsync(flights, "feb", progress, ct));
        // Measured after the replay, so that neither side of the ratio pays for a cold start.
        var constant = await ConstantAnswer.MeasureAsync(state.Author, state.Options.Connections, ct);
        teller.Fact("traffic", $"{report.Requests:N0} requests of one row, {report.Failed} failed; {report.PerSecond:N0}/s, p50 {report.P50:0.00} ms, p99 {report.P99:0.00} ms");
        teller.Fact("the limit", $"a constant answer {constant:N0}/s in the same run: scoring reaches {report.PerSecond / constant:P0} of it");

        var alert = await AlertAsync(state, ct);
        state.Alert = alert.Id;
        await ShowDriftAsync(state, teller, ct);
        await ShowPerformanceAsync(state, teller, ct);
        teller.Warn($"alert {alert.Rule} ({alert.Severity}): {alert.Message}");
        teller.Link("monitoring", new Uri(state.Author.Server, $"/monitoring/{StoryState.Model}"));
    }

    /// <summary>The plan's rules are checked as labels arrive; the last of them may still be on their way.</summary>
    static async Task<AlertView> AlertAsync(StoryState state, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (true)
        {
            await foreach (var alert in state.Author.Monitoring.AlertsAsync(StoryState.Model, null, patience.Token))
            {
                if (alert.Kind is "performance")
                    return alert;
            }

            await Task.Delay(200, patience.Token);
        }
    }

    static async Task ShowDriftAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var drift = await state.Author.Monitoring.DriftAsync(StoryState.Model, null, null, null, ct);
        teller.Rows(
            ["feature", ">PSI", ">Jensen–Shannon", "PSI by day", "status"],
            drift.Features.Append(drift.Prediction).Select(feature => (IReadOnlyList<string>)
            [
                feature.Feature, $"{feature.Psi:0.000}", $"{feature.JensenShannon:0.000}",
                Figures.Sparkline([.. feature.Days.Select(day => day.Psi)], 0.25), feature.Status,
            ]));
    }

    static async Task ShowPerformanceAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var performance = await state.Author.Monitoring.PerformanceAsync(StoryState.Model, null, null, ct);
        teller.Rows(
            ["day", ">labelled", ">AUC", ">log loss", ">late", ">predicted"],
            performance.Points.Where((_, day) => day % 7 == 0 || day == performance.Points.Count - 1).Select(point => (IReadOnlyList<string>)
            [
                $"{point.Day:d MMM yyyy}", $"{point.Labelled:N0}", Metric(point, "auc"), Metric(point, "log_loss"), Metric(point, "positive_rate"), Metric(point, "predicted_rate"),
            ]));
    }

    static string Metric(PerformancePointView point, string key) => point.Metrics.TryGetValue(key, out var value) ? Figures.Interval(value, "0.000") : "";
}

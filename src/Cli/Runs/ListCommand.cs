using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Tracking;

namespace Slipway.Cli.Runs;

static class ListCommand
{
    const int MetricsShown = 4;

    static readonly Option<string?> Experiment = Symbols.Option<string?>("--experiment", "Only this experiment's", "NAME");
    static readonly Option<string?> Search = Symbols.Option<string?>("--search", "Part of the name", "TEXT");
    static readonly Option<string?> Order = Symbols.Option<string?>("--order", "e.g. 'metrics.auc desc'; default newest first", "ORDER");
    static readonly Option<string?> Execution = Symbols.Option<string?>("--execution", "Only those of this pipeline execution", "ID");
    static readonly Option<string[]> Metric = new("--metric") { Description = "A metric to show; may be repeated; default what was measured on test rows, else the most common", HelpName = "NAME" };
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "list", "Runs with their latest metrics", [Experiment, Search, Order, Execution, Metric, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Runs.ListAsync(call.Value(Experiment), call.Value(Search), call.Value(Order), call.Value(Execution), ct), call.Value(Limit), (sheet, runs) => Draw(sheet, runs, call.Value(Metric)), ct));

    static void Draw(Sheet sheet, IReadOnlyList<RunView> runs, string[]? wanted)
    {
        var metrics = (wanted is { Length: > 0 } ? wanted : Telling(runs)).Select(key => new Column<RunView>(key, run => run.Metrics.TryGetValue(key, out var value) ? value : null));
        sheet.Table(
            runs, "No run yet; 'slipway pipeline run NAME' makes some.",
            [
                new("id", run => run.Id), new("name", run => run.Name), new("experiment", run => run.Experiment), new("status", run => run.Status),
                new("started", run => run.StartedAt), .. metrics,
            ]);
    }

    static IEnumerable<string> Telling(IEnumerable<RunView> runs) =>
        runs.SelectMany(run => run.Metrics.Keys).CountBy(key => key)
            .OrderByDescending(key => key.Key.StartsWith("test_", StringComparison.Ordinal)).ThenByDescending(key => key.Value).ThenBy(key => key.Key, StringComparer.Ordinal)
            .Select(key => key.Key).Take(MetricsShown);
}

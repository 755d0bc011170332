using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Tracking;

namespace Slipway.Cli.Runs;

static class CompareCommand
{
    static readonly Argument<string[]> Ids = new("RUNS") { Description = "Two or more run ids", Arity = new ArgumentArity(2, 20) };

    public static Command Build(Verbs verbs) => verbs.Verb(
        "compare", "Runs side by side: every metric, and what differs", [Ids],
        async (call, ct) =>
        {
            var comparison = await call.Client.Runs.CompareAsync(call.Value(Ids), ct);
            return call.Answer(comparison, sheet => Draw(sheet, comparison));
        });

    static void Draw(Sheet sheet, RunComparisonView comparison)
    {
        var runs = comparison.Runs;
        var metrics = runs.SelectMany(run => run.Metrics.Keys).Distinct().Order(StringComparer.Ordinal).ToArray();
        sheet.Table(
            metrics, "No metrics.",
            [new("metric", key => key), .. runs.Select(run => new Column<string>(run.Name, key => run.Metrics.TryGetValue(key, out var value) ? value : null))]);
        sheet.Title("What differs");
        sheet.Table(
            comparison.Differences, "Nothing but the metrics.",
            [new("kind", row => row.Kind), new("key", row => row.Key), .. runs.Select((run, i) => new Column<DifferenceView>(run.Name, row => row.Values[i]))]);
    }
}

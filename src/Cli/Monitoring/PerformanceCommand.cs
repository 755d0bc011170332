using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Monitoring;

namespace Slipway.Cli.Monitoring;

static class PerformanceCommand
{
    public static Command Build(Verbs verbs) => verbs.Verb(
        "performance", "How well live predictions did, day by day, from the labels that arrived", [Window.Deployment, Window.From, Window.To],
        async (call, ct) =>
        {
            var performance = await call.Client.Monitoring.PerformanceAsync(call.Value(Window.Deployment), call.Value(Window.From), call.Value(Window.To), ct);
            return call.Answer(performance, sheet => Draw(sheet, performance));
        });

    static void Draw(Sheet sheet, PerformanceView performance)
    {
        var metrics = performance.Points.SelectMany(point => point.Metrics.Keys).Distinct().Order(StringComparer.Ordinal);
        sheet.Table(
            performance.Points, "No labels have arrived yet; POST /api/v1/labels sends them.",
            [
                new("day", row => row.Day.ToString("yyyy-MM-dd")), new("version", row => row.Version), new("predictions", row => row.Predictions),
                new("labelled", row => row.Labelled),
                .. metrics.Select(metric => new Column<PerformancePointView>(metric, row => row.Metrics.TryGetValue(metric, out var estimate) ? estimate.Value : null)),
            ]);
    }
}

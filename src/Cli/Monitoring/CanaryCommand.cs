using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Monitoring;

static class CanaryCommand
{
    public static Command Build(Verbs verbs) => verbs.Verb(
        "canary", "Champion and canary on live labelled traffic, with 95 % intervals", [Window.Deployment],
        async (call, ct) =>
        {
            var canary = await call.Client.Monitoring.CanaryAsync(call.Value(Window.Deployment), ct);
            return call.Answer(canary, sheet => sheet.Table(
                canary.Comparisons, "Nothing to compare yet.",
                new("metric", row => row.Metric),
                new(canary.Comparisons is [var first, ..] ? first.Champion.Name : "champion", row => row.Champion.Value.Value),
                new(canary.Comparisons is [var same, ..] ? same.Challenger.Name : "canary", row => row.Challenger.Value.Value),
                new("difference", row => row.Difference.Value),
                new("low", row => row.Difference.Low),
                new("high", row => row.Difference.High),
                new("verdict", row => row.Verdict)));
        });
}

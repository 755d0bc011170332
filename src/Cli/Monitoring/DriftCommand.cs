using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Monitoring;

static class DriftCommand
{
    static readonly Option<int?> Version = Symbols.Option<int?>("--version", "What this version was asked; default the champion", "N");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "drift", "How live inputs and predictions differ from the training table", [Window.Deployment, Window.From, Window.To, Version],
        async (call, ct) =>
        {
            var drift = await call.Client.Monitoring.DriftAsync(call.Value(Window.Deployment), call.Value(Window.From), call.Value(Window.To), call.Value(Version), ct);
            return call.Answer(drift, sheet =>
            {
                sheet.Facts(("Deployment", drift.Deployment), ("From", drift.From), ("To", drift.To));
                sheet.Line();
                sheet.Table(
                    [.. drift.Features, drift.Prediction], "No features.",
                    new("feature", row => row.Feature),
                    new("stability index", row => row.Psi),
                    new("Jensen–Shannon", row => row.JensenShannon),
                    new("status", row => row.Status),
                    new("days", row => row.Days.Count),
                    new("rows", row => row.Days.Sum(day => day.Rows)));
            });
        });
}

using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Monitoring;

namespace Slipway.Cli.Monitoring;

static class AlertsCommand
{
    static readonly Argument<string?> Deployment = new("DEPLOYMENT") { Description = "Only this deployment's", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<AlertStatus?> Status = Symbols.Option<AlertStatus?>("--status", "Firing, Acknowledged or Resolved");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "alerts", "Alerts, newest first", [Deployment, Status, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Monitoring.AlertsAsync(call.Value(Deployment), call.Value(Status)?.ToString(), ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No alerts.",
                new("id", row => row.Id),
                new("deployment", row => row.Deployment),
                new("rule", row => row.Rule),
                new("severity", row => row.Severity),
                new("status", row => row.Status),
                new("observed", row => row.Observed),
                new("threshold", row => row.Threshold),
                new("fired", row => row.FiredAt),
                new("message", row => row.Message)),
            ct));
}

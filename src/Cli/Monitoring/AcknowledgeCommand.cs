using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Monitoring;

static class AcknowledgeCommand
{
    static readonly Argument<string> Id = Symbols.Argument<string>("ALERT", "The alert's id");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "acknowledge", "Say that somebody looks after an alert", [Id],
        async (call, ct) =>
        {
            var alert = await call.Client.Monitoring.AcknowledgeAsync(call.Value(Id), ct);
            return call.Answer(alert, sheet => sheet.Line($"{alert.Id} is {alert.Status}{(alert.AcknowledgedBy is { } by ? $", looked after by {by}" : "")}."));
        });
}

using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static class CancelCommand
{
    static readonly Argument<string> Execution = Symbols.Argument<string>("EXECUTION", "The execution's id");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "cancel", "Stop an execution", [Execution],
        async (call, ct) =>
        {
            var execution = await call.Client.Pipelines.CancelAsync(call.Value(Execution), ct);
            return call.Answer(execution, sheet => sheet.Line($"{execution.Id} is {execution.Status}."));
        });
}

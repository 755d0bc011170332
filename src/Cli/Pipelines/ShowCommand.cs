using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static class ShowCommand
{
    static readonly Argument<string> Execution = Symbols.Argument<string>("EXECUTION", "The execution's id");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "show", "An execution and its steps", [Execution],
        async (call, ct) =>
        {
            var execution = await call.Client.Pipelines.ExecutionAsync(call.Value(Execution), ct);
            return call.Answer(execution, sheet => ExecutionPicture.Draw(sheet, execution));
        });
}

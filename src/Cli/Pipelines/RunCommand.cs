using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static class RunCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The pipeline");
    static readonly Option<string[]> Input = new("--input") { Description = "A value for a declared input; may be repeated", HelpName = "NAME=VALUE" };
    static readonly Option<bool> Watch = Symbols.Option<bool>("--watch", "Stay until it has ended; exit code 1 when it did not succeed");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "run", "Start a pipeline", [Name, Input, Watch],
        async (call, ct) =>
        {
            var execution = await call.Client.Pipelines.StartAsync(call.Value(Name), new(Pairs.Read("--input", call.Value(Input))), ct);
            return call.Value(Watch)
                ? await ExecutionWatch.UntilEndAsync(call, execution.Id, ct)
                : call.Answer(execution, sheet => sheet.Line($"{execution.Id} is execution {execution.Number} of {execution.Pipeline}; 'slipway pipeline watch {execution.Id}' follows it."));
        });
}

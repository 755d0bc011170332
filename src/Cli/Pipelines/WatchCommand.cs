using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static class WatchCommand
{
    static readonly Argument<string> Id = Symbols.Argument<string>("EXECUTION", "The execution's id");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "watch", "Follow an execution until it has ended; exit code 1 when it did not succeed", [Id],
        (call, ct) => ExecutionWatch.UntilEndAsync(call, call.Value(Id), ct));
}

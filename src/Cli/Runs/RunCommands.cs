using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Runs;

static class RunCommands
{
    public static Command Build(Verbs verbs) => Verbs.Group(
        "runs", "Tracked runs: list, look, compare",
        ListCommand.Build(verbs), ShowCommand.Build(verbs), CompareCommand.Build(verbs), EvaluationsCommand.Build(verbs), ArtifactCommand.Build(verbs));
}

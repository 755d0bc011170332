using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static class PipelineCommands
{
    public static Command Build(Verbs verbs) => Verbs.Group(
        "pipeline", "Pipelines: define, run, watch",
        PutCommand.Build(verbs), RunCommand.Build(verbs), ListCommand.Build(verbs), ShowCommand.Build(verbs), ExecutionsCommand.Build(verbs),
        WatchCommand.Build(verbs), LogCommand.Build(verbs), CancelCommand.Build(verbs), TriggersCommand.Build(verbs), TriggerCommand.Build(verbs));
}

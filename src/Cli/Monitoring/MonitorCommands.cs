using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Monitoring;

static class MonitorCommands
{
    public static Command Build(Verbs verbs) => Verbs.Group(
        "monitor", "How deployed models fare: drift, performance, alerts",
        ShowCommand.Build(verbs), PutCommand.Build(verbs), DriftCommand.Build(verbs), PerformanceCommand.Build(verbs), CanaryCommand.Build(verbs),
        AlertsCommand.Build(verbs), AcknowledgeCommand.Build(verbs));
}

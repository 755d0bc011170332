using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Registry;

namespace Slipway.Cli.Models;

static class ModelCommands
{
    public static Command Build(Verbs verbs) => Verbs.Group(
        "model", "Models: register, approve, name",
        ListCommand.Build(verbs), ShowCommand.Build(verbs), RegisterCommand.Build(verbs), ImportCommand.Build(verbs),
        DecideCommand.Build(verbs, "approve", Decision.Approve, "Approve a version that passed its gates; its author may not"),
        DecideCommand.Build(verbs, "reject", Decision.Reject, "Reject a version"),
        AliasCommand.Build(verbs));
}

using System.CommandLine;
using Slipway.Cli.Access;
using Slipway.Cli.Audit;
using Slipway.Cli.Datasets;
using Slipway.Cli.Demo;
using Slipway.Cli.Deployments;
using Slipway.Cli.Models;
using Slipway.Cli.Monitoring;
using Slipway.Cli.Pipelines;
using Slipway.Cli.Runs;
using Slipway.Cli.Shell;

namespace Slipway.Cli;

/// <summary>All commands, in the order of the life cycle.</summary>
sealed class CommandTree
{
    public CommandTree(CliHost host)
    {
        GlobalOptions options = new();
        Verbs verbs = new(host, options);
        Root = new("Slipway takes a machine-learning model through its whole life.");
        options.AddTo(Root);
        Root.Subcommands.Add(DemoCommand.Create(options.Json));
        Root.Subcommands.Add(Server());
        foreach (var command in Commands(verbs))
            Root.Subcommands.Add(command);
    }

    public RootCommand Root { get; }

    /// <summary>Listed here for the help; the program runs it before it comes to command lines.</summary>
    static Command Server()
    {
        Command server = new("server", "Run the server in the foreground; 'slipway server --help' says how") { TreatUnmatchedTokensAsErrors = false };
        server.SetAction(int (ParseResult _) => throw new UsageException("'server' must be the first word: slipway server --port P --home DIR."));
        return server;
    }

    static IEnumerable<Command> Commands(Verbs verbs) =>
    [
        StatusCommand.Build(verbs),
        DataCommands.Build(verbs),
        PipelineCommands.Build(verbs),
        RunCommands.Build(verbs),
        ModelCommands.Build(verbs),
        DeployCommand.Build(verbs),
        DeploymentCommands.Build(verbs),
        RolloutCommands.Build(verbs),
        PredictCommand.Build(verbs),
        MonitorCommands.Build(verbs),
        LineageCommand.Build(verbs),
        AuditCommands.Build(verbs),
        UserCommands.Build(verbs),
        TokenCommands.Build(verbs),
        WhoAmICommand.Build(verbs),
    ];
}

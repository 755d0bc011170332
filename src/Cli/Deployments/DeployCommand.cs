using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Deployments;

static class DeployCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The deployment; it answers under /v2/models/NAME");
    static readonly Option<string> Model = Symbols.Required<string>("--model", "The model", "NAME");
    static readonly Option<int?> Version = Symbols.Option<int?>("--version", "Pin this version", "N");
    static readonly Option<string?> Alias = Symbols.Option<string?>("--alias", "Follow this alias; default champion", "ALIAS");
    static readonly Option<string?> Environment = Symbols.Option<string?>("--environment", "qa or prod; default prod", "NAME");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "deploy", "Make a model reachable, or change what a deployment serves", [Name, Model, Version, Alias, Environment],
        async (call, ct) =>
        {
            var deployment = await call.Client.Deployments.DeployAsync(
                call.Value(Name), new(call.Value(Model)!, call.Value(Version), call.Value(Alias), call.Value(Environment) ?? "prod"), ct);
            return call.Answer(deployment, sheet => DeploymentPicture.Draw(sheet, deployment));
        });
}

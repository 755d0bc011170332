using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Deployments;

static class DeployCommand
{
    static readonly Argument<string> Target = Symbols.Argument<string>("MODEL[/VERSION|@ALIAS]", "What to serve; without a version or alias it follows @champion");
    static readonly Option<string?> Name = Symbols.Option<string?>("--name", "The deployment, which answers under /v2/models/NAME; the model's name if absent", "NAME");
    static readonly Option<string?> Environment = Symbols.Option<string?>("--environment", "qa or prod; default prod", "NAME");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "deploy", "Make a model reachable, or change what a deployment serves", [Target, Name, Environment],
        async (call, ct) =>
        {
            var target = ModelTarget.Parse(call.Value(Target)!);
            var deployment = await call.Client.Deployments.DeployAsync(
                call.Value(Name) ?? target.Model, new(target.Model, target.Version, target.Alias, call.Value(Environment) ?? "prod"), ct);
            return call.Answer(deployment, sheet => DeploymentPicture.Draw(sheet, deployment));
        });
}

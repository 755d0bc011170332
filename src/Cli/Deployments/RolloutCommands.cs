using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Client;
using Slipway.Contracts.Serving;

namespace Slipway.Cli.Deployments;

static class RolloutCommands
{
    static readonly Argument<string> Name = Symbols.Argument<string>("DEPLOYMENT", "The deployment");
    static readonly Argument<int> Version = Symbols.Argument<int>("VERSION", "The version that is to get a part of the traffic");
    static readonly Option<string?> Strategy = Symbols.Option<string?>("--strategy", "canary or shadow; default canary");
    static readonly Option<int?> Weight = Symbols.Option<int?>("--weight", "Percent of the traffic, 1 to 99; default 20", "PERCENT");

    static RolloutCommands() => Strategy.AcceptOnlyFromAmong("canary", "shadow");

    public static Command Build(Verbs verbs) => Verbs.Group(
        "rollout", "From one version to the next: start, promote, take back",
        verbs.Verb("start", "Give a new version a part of the traffic", [Name, Version, Strategy, Weight], (call, ct) => ShowAsync(call, StartAsync(call, ct))),
        Step(verbs, "promote", "Let the new version have all of it", (deployments, name, ct) => deployments.PromoteAsync(name, ct)),
        Step(verbs, "rollback", "Give all traffic back to the champion at once", (deployments, name, ct) => deployments.RollbackAsync(name, ct)),
        Step(verbs, "show", "How the traffic is split", (deployments, name, ct) => deployments.GetAsync(name, ct)));

    static Command Step(Verbs verbs, string name, string description, Func<DeploymentsClient, string, CancellationToken, Task<DeploymentView>> ask) =>
        verbs.Verb(name, description, [Name], (call, ct) => ShowAsync(call, ask(call.Client.Deployments, call.Value(Name), ct)));

    static Task<DeploymentView> StartAsync(Call call, CancellationToken ct)
    {
        var request = new StartRolloutRequest(call.Value(Version));
        request = request with { Strategy = call.Value(Strategy) ?? request.Strategy, Weight = call.Value(Weight) ?? request.Weight };
        return call.Client.Deployments.StartRolloutAsync(call.Value(Name), request, ct);
    }

    static async Task<int> ShowAsync(Call call, Task<DeploymentView> asked)
    {
        var deployment = await asked;
        return call.Answer(deployment, sheet => DeploymentPicture.Draw(sheet, deployment));
    }
}

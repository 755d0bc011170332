using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Deployments;

static class DeploymentCommands
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The deployment");
    static readonly Option<string?> Search = Symbols.Option<string?>("--search", "Part of the name", "TEXT");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => Verbs.Group("deployment", "Deployments: list, look, remove", List(verbs), Show(verbs), Remove(verbs));

    static Command List(Verbs verbs) => verbs.Verb(
        "list", "Deployments with their traffic of the last minute", [Search, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Deployments.ListAsync(call.Value(Search), ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No deployment yet; 'slipway deploy MODEL' makes one.",
                new("name", row => row.Name),
                new("environment", row => row.Environment),
                new("model", row => row.Model),
                new("status", row => row.Status),
                new("split", row => string.Join(", ", row.Routes.Select(route => $"{route.Version}: {route.Weight} %"))),
                new("requests/s", row => row.Traffic.RequestsPerSecond),
                new("p99 ms", row => row.Traffic.P99)),
            ct));

    static Command Show(Verbs verbs) => verbs.Verb(
        "show", "A deployment, its routes and their traffic", [Name],
        async (call, ct) =>
        {
            var deployment = await call.Client.Deployments.GetAsync(call.Value(Name), ct);
            return call.Answer(deployment, sheet => DeploymentPicture.Draw(sheet, deployment));
        });

    static Command Remove(Verbs verbs) => verbs.Verb(
        "remove", "Stop a deployment; its model and its predictions stay", [Name],
        async (call, ct) =>
        {
            await call.Client.Deployments.DeleteAsync(call.Value(Name), ct);
            return call.Answer(new { Removed = call.Value(Name) }, sheet => sheet.Line($"{call.Value(Name)} no longer answers."));
        });
}

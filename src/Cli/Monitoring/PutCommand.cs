using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Monitoring;

static class PutCommand
{
    static readonly Argument<FileInfo> Plan = Symbols.File("FILE", "A monitor.yaml");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "put", "Say what is watched, within which bounds", [Window.Deployment, Plan],
        async (call, ct) =>
        {
            var text = await File.ReadAllTextAsync(call.Value(Plan).FullName, ct);
            var plan = await call.Client.Monitoring.PutPlanAsync(call.Value(Window.Deployment), text, ct);
            return call.Answer(plan, sheet => ShowCommand.Draw(sheet, plan));
        });
}

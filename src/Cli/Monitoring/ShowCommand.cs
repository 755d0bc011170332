using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Monitoring;

namespace Slipway.Cli.Monitoring;

static class ShowCommand
{
    public static Command Build(Verbs verbs) => verbs.Verb(
        "show", "What is watched, and which rules fire", [Window.Deployment],
        async (call, ct) =>
        {
            var plan = await call.Client.Monitoring.PlanAsync(call.Value(Window.Deployment), ct);
            return call.Answer(plan, sheet => Draw(sheet, plan));
        });

    public static void Draw(Sheet sheet, PlanView plan)
    {
        sheet.Facts(("Deployment", plan.Deployment), ("Owner", plan.Owner), ("Changed", plan.UpdatedAt));
        sheet.Line();
        sheet.Table(
            plan.Rules, "No rules.",
            new("rule", row => row.Name), new("kind", row => row.Kind), new("condition", row => row.Condition), new("severity", row => row.Severity), new("firing", row => row.Firing));
    }
}

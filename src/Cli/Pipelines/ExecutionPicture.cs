using Slipway.Cli.Shell;
using Slipway.Contracts.Pipelines;

namespace Slipway.Cli.Pipelines;

static class ExecutionPicture
{
    public static void Draw(Sheet sheet, ExecutionView execution)
    {
        sheet.Facts(
            ("Execution", execution.Id), ("Pipeline", $"{execution.Pipeline}, number {execution.Number}"), ("Status", execution.Status),
            ("Cause", execution.Cause.Subject is { } subject ? $"{execution.Cause.Kind} {subject}" : execution.Cause.Kind), ("By", execution.Cause.Actor),
            ("Started", execution.StartedAt), ("Took", execution.EndedAt - execution.StartedAt is { } took ? $"{took.TotalSeconds:0.0} s" : null));
        sheet.Line();
        sheet.Table(
            execution.Steps, "No steps.",
            new("step", row => row.Name),
            new("does", row => row.Uses),
            new("status", row => row.Status),
            new("seconds", row => (row.EndedAt - row.StartedAt)?.TotalSeconds is { } seconds ? Math.Round(seconds, 1) : null),
            new("message", row => row.Error ?? row.Message));
    }
}

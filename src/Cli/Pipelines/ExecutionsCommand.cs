using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Pipelines;

namespace Slipway.Cli.Pipelines;

static class ExecutionsCommand
{
    static readonly Argument<string?> Name = new("NAME") { Description = "Only this pipeline's", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<ExecutionStatus?> Status = Symbols.Option<ExecutionStatus?>("--status", "Queued, Running, Succeeded, Failed or Cancelled");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "executions", "Executions, newest first", [Name, Status, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Pipelines.ExecutionsAsync(call.Value(Name), call.Value(Status)?.ToString(), ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No execution yet; 'slipway pipeline run NAME' starts one.",
                new("id", row => row.Id),
                new("pipeline", row => row.Pipeline),
                new("number", row => row.Number),
                new("status", row => row.Status),
                new("steps", row => $"{row.StepsDone}/{row.Steps}"),
                new("cause", row => row.Cause.Kind),
                new("created", row => row.CreatedAt)),
            ct));
}

using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static class ListCommand
{
    static readonly Option<string?> Search = Symbols.Option<string?>("--search", "Part of the name", "TEXT");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "list", "Pipelines with their last execution", [Search, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Pipelines.ListAsync(call.Value(Search), ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No pipeline yet; 'slipway pipeline put FILE' makes one.",
                new("name", row => row.Name),
                new("version", row => row.Version),
                new("executions", row => row.Executions),
                new("last", row => row.LastExecution?.Status),
                new("at", row => row.LastExecution?.CreatedAt),
                new("description", row => row.Description)),
            ct));
}

using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Datasets;

static class ListCommand
{
    static readonly Option<string?> Search = Symbols.Option<string?>("--search", "Part of the name", "TEXT");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "list", "Datasets with their latest version", [Search, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Datasets.ListAsync(call.Value(Search), ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No dataset yet; 'slipway data import NAME FILE' makes one.",
                new("name", row => row.Name),
                new("version", row => row.Latest?.Version),
                new("rows", row => row.Latest?.Table.Rows),
                new("size", row => row.Latest is { } latest ? new Bytes(latest.Table.Bytes) : null),
                new("owner", row => row.Owner),
                new("changed", row => row.Latest?.CreatedAt)),
            ct));
}

using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Models;

static class ListCommand
{
    static readonly Option<string?> Search = Symbols.Option<string?>("--search", "Part of the name", "TEXT");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "list", "Registered models with their aliases", [Search, Limit],
        (call, ct) => call.AnswerAsync(
            call.Client.Models.ListAsync(call.Value(Search), ct), call.Value(Limit),
            (sheet, rows) => sheet.Table(
                rows, "No model yet; 'slipway model register NAME --run ID' makes one.",
                new("name", row => row.Name),
                new("latest", row => row.LatestVersion),
                new("aliases", row => row.Aliases.Count == 0 ? null : string.Join(", ", row.Aliases.Select(alias => $"{alias.Key} → {alias.Value}"))),
                new("owner", row => row.Owner),
                new("created", row => row.CreatedAt),
                new("description", row => row.Description)),
            ct));
}

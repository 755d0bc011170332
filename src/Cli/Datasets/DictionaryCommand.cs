using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Datasets;

namespace Slipway.Cli.Datasets;

static class DictionaryCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The dataset");
    static readonly Option<string?> Column = Symbols.Option<string?>("--column", "The column to describe; without it the dictionary is shown", "NAME");
    static readonly Option<string?> Meaning = Symbols.Option<string?>("--meaning", "What the column means", "TEXT");
    static readonly Option<string?> Unit = Symbols.Option<string?>("--unit", "Unit of its values", "TEXT");
    static readonly Option<ColumnRole?> Role = Symbols.Option<ColumnRole?>("--role", "Feature, Label, Id, Time or Outcome (known only after the fact)");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "dictionary", "What each column means: show it, or describe one column", [Name, Column, Meaning, Unit, Role],
        async (call, ct) =>
        {
            var version = call.Value(Column) is { } column
                ? await call.Client.Datasets.DescribeAsync(call.Value(Name), new([new(column, call.Value(Meaning), call.Value(Unit), call.Value(Role))]), ct)
                : await call.Client.Datasets.VersionAsync(call.Value(Name), "latest", ct);
            return call.Answer(version, sheet => sheet.Table(
                version.Table.Columns, "No columns.",
                new("column", row => row.Name),
                new("type", row => row.Type),
                new("role", row => row.Role),
                new("unit", row => row.Unit),
                new("meaning", row => row.Meaning)));
        });
}

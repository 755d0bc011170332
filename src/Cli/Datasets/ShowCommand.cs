using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Datasets;

namespace Slipway.Cli.Datasets;

static class ShowCommand
{
    static readonly Argument<string> Table = TableReference.Argument();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "show", "A table: where it came from and what its columns are", [Table],
        async (call, ct) =>
        {
            var table = await TableReference.FindAsync(call, call.Value(Table), ct);
            return call.Answer(table, sheet => Draw(sheet, table));
        });

    static void Draw(Sheet sheet, TableView table)
    {
        sheet.Facts(
            ("Digest", table.Digest), ("Rows", table.Rows), ("Size", new Bytes(table.Bytes)),
            ("Origin", $"{table.Origin.Kind}: {table.Origin.Detail}"), ("Created", table.CreatedAt), ("By", table.CreatedBy));
        sheet.Line();
        sheet.Table(
            table.Columns, "No columns.",
            new("column", row => row.Name), new("type", row => row.Type), new("role", row => row.Role), new("unit", row => row.Unit), new("meaning", row => row.Meaning));
    }
}

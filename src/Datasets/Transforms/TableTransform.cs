using Slipway.Contracts.Datasets;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Transforms;

/// <summary>Makes a table out of others by one SELECT, on one thread, so that the same tables give the same bytes.</summary>
public sealed class TableTransform(TableCatalog catalog, TableQueries queries, Home home)
{
    /// <summary>
    /// Meaning, unit and role follow columns of the same name. A column computed row by row from an outcome is an
    /// outcome itself, whatever it is called.
    /// </summary>
    /// <param name="tables">Name in the SQL → table.</param>
    public async Task<TableView> TransformAsync(IReadOnlyDictionary<string, Digest> tables, string sql, Actor actor, CancellationToken ct)
    {
        if (tables.Count == 0)
            throw Refusal.Invalid("transform.tables", "A transform needs at least one table to read.");
        var known = new List<ColumnView>();
        var files = QueryFiles.None;
        foreach (var (name, digest) in tables)
        {
            known.AddRange((await catalog.GetAsync(digest, ct)).Columns);
            files = files.WithTable(DatasetName.Parse(name, "A table's name in the SQL"), await catalog.LocalPathAsync(digest, ct));
        }

        var written = home.Temp();
        try
        {
            var outcomes = await queries.RunAsync(files.With(written), RowOrder.Same, query => Write(query, sql, known, written), ct);
            var origin = new OriginView("transform", sql, [.. tables.Values.Select(digest => digest.ToString())]);
            return await catalog.StoreAsync(written, origin, Marked(known, outcomes), actor, ct);
        }
        finally
        {
            File.Delete(written);
        }
    }

    static HashSet<string> Write(TableQuery query, string sql, List<ColumnView> known, string written)
    {
        var select = SelectText.Parse(query, sql, "sql", [.. query.Files.Tables.Keys]);
        QueryFailure.Explain(query, "sql", () => query.Write(select.Text, written));
        var outcomes = known.Where(column => column.Role is ColumnRole.Outcome).Select(column => column.Name);
        return ColumnTrace.DerivedFrom(select.Tree, outcomes, query.Aggregates());
    }

    static List<ColumnView> Marked(List<ColumnView> known, HashSet<string> outcomes) =>
    [
        .. known.Select(column => outcomes.Contains(column.Name) ? column with { Role = ColumnRole.Outcome } : column),
        .. outcomes.Where(name => known.All(column => !column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(name => new ColumnView(name, "", Role: ColumnRole.Outcome)),
    ];
}

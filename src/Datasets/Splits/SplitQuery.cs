using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Engines.DuckDb;
using Slipway.Kernel;

namespace Slipway.Datasets.Splits;

/// <summary>One part as it was written.</summary>
sealed record WrittenPart(string Name, string Path, long Rows, string? From, string? To, long? Labelled, long? Positives);

/// <summary>
/// Ranks the rows by time and a seeded MD5 of the whole row (by the MD5 alone for a random split) and cuts the ranks.
/// Equal rows have equal ranks, so they never stand on both sides of a cut; MD5 is used for its spread, not for secrecy.
/// </summary>
static class SplitQuery
{
    public static List<WrittenPart> Write(TableQuery query, TableView table, SplitRequest request, IReadOnlyDictionary<string, string> paths)
    {
        var time = request.By is SplitBy.Time ? DuckDbSql.Name(request.Column!) : null;
        if (time is not null && query.Count($"data where {time} is null") is var missing and > 0)
            throw Refusal.Invalid("split.time_missing", $"{missing} rows have no '{request.Column}'; a split by time needs one in every row.");

        var order = time is null ? Hash(table, request.Seed) : $"{time}, {Hash(table, request.Seed)}";
        query.Execute($"create temp table ranked as select *, rank() over (order by {order}) as {Rank(table)} from data");
        var parts = new List<WrittenPart>();
        var (share, from) = (0.0, 0L);
        foreach (var (name, ratio) in request.Ratios)
        {
            share += ratio;
            var to = parts.Count == request.Ratios.Count - 1 ? table.Rows : (long)Math.Round(share * table.Rows);
            parts.Add(WritePart(query, table, request, name, paths[name], from, to));
            from = to;
        }

        return parts;
    }

    static WrittenPart WritePart(TableQuery query, TableView table, SplitRequest request, string name, string path, long from, long to)
    {
        var rank = Rank(table);
        var where = $"{rank} > {from} and {rank} <= {to}";
        var written = query.Single(
            $"select count(*), {Edge("min", request.Column)}, {Edge("max", request.Column)}, {Labels(request.Label)} from ranked where {where}",
            row => new WrittenPart(name, path, row.Integer(0), row.TextOrNull(1), row.TextOrNull(2), row.IntegerOrNull(3), row.IntegerOrNull(4)));
        if (written.Rows == 0)
            throw Refusal.Invalid("split.empty_part", $"The part '{name}' would hold no row: the table has {table.Rows} rows; give the part a larger share.");
        var columns = string.Join(", ", table.Columns.Select(column => DuckDbSql.Name(column.Name)));
        query.Write($"select {columns} from ranked where {where} order by {rank}", path);
        return written;
    }

    /// <summary>A name that no column has.</summary>
    static string Rank(TableView table)
    {
        var name = "rank";
        while (table.Columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            name += "_";
        return DuckDbSql.Name(name);
    }

    static string Edge(string aggregate, string? column) =>
        column is null ? "null::varchar" : $"replace({aggregate}({DuckDbSql.Name(column)})::varchar, ' ', 'T')";

    static string Labels(string? label) => label is null
        ? "null::bigint, null::bigint"
        : $"count({DuckDbSql.Name(label)}), count(*) filter ({DuckDbSql.Name(label)}::double = 1)";

    static string Hash(TableView table, long seed) =>
        $"md5_number_lower(concat_ws(chr(31), '{seed}', {string.Join(", ", table.Columns.Select(column => $"coalesce({DuckDbSql.Name(column.Name)}::varchar, chr(30))"))}))";
}

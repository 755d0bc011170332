using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Engines.DuckDb;

namespace Slipway.Datasets.Leakage;

/// <summary>No row stands in two parts, and nothing is learnt from times that come after the rows it is judged on.</summary>
static class PartsApart
{
    public static IEnumerable<LeakageCheckView> Duplicates(TableQuery query, IReadOnlyDictionary<string, TableView> parts)
    {
        var names = parts.Keys.ToList();
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = i + 1; j < names.Count; j++)
            {
                var common = query.Count($"(select {Columns(parts[names[i]])} from {DuckDbSql.Name(names[i])} intersect select {Columns(parts[names[i]])} from {DuckDbSql.Name(names[j])})");
                yield return new("duplicates", $"{names[i]}, {names[j]}", common == 0, $"{common} rows are in both", "0 rows");
            }
        }
    }

    public static IEnumerable<LeakageCheckView> TimeOverlap(TableQuery query, LeakageRequest request, IReadOnlyDictionary<string, TableView> parts)
    {
        if (request.TimeColumn is not { } column)
            yield break;
        var time = DuckDbSql.Name(column);
        var train = parts.ContainsKey("train") ? "train" : parts.Keys.First();
        foreach (var other in parts.Keys.Where(name => name != train))
        {
            var (last, first, passed) = query.Single(
                $"select a::varchar, b::varchar, coalesce(a <= b, true) from (select max({time}) as a from {DuckDbSql.Name(train)}), (select min({time}) as b from {DuckDbSql.Name(other)})",
                row => (row.TextOrNull(0), row.TextOrNull(1), row.Flag(2)));
            yield return new("time-overlap", $"{train}, {other}", passed,
                $"{train} ends {last ?? "nowhere"}, {other} begins {first ?? "nowhere"}", $"{train} ends no later than {other} begins");
        }
    }

    static string Columns(TableView table) => string.Join(", ", table.Columns.Select(column => DuckDbSql.Name(column.Name)));
}

using System.Globalization;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Engines.DuckDb;

namespace Slipway.Datasets.Profiles;

/// <summary>Two scans of a table, and one grouping for each text column.</summary>
static class ProfileQuery
{
    const int TopValues = 20;

    /// <summary>Where the estimate is below this, distinct values are counted. The view promises exactness below 10,000; the estimate errs by a few per cent.</summary>
    const long CountedDistinct = 12_000;

    public static ProfileView Read(TableQuery query, TableView table)
    {
        var facts = ColumnFacts.Read(query, table);
        var second = SecondPass(query, facts);
        return new(table.Digest, table.Rows, [.. facts.Zip(second, (first, counted) => View(query, table, first, counted))]);
    }

    sealed record Counted(long Distinct, HistogramView? Histogram);

    static List<Counted> SecondPass(TableQuery query, List<ColumnFacts> facts)
    {
        var bins = facts.ConvertAll(Bins.For);
        var counts = facts.Select((fact, i) =>
        {
            var distinct = fact.Distinct <= CountedDistinct ? $"count(distinct {DuckDbSql.Name(fact.Column.Name)})" : $"{fact.Distinct}";
            var histogram = bins[i] is { } bin ? $"histogram({bin.Of(ColumnFacts.Number(fact.Column)!)})" : "null::map(bigint, ubigint)";
            return $"{distinct} as d{i}, {histogram} as h{i}";
        });
        var read = facts.Select((_, i) => $"d{i}, map_keys(h{i}), map_values(h{i})");
        return query.Single($"select {string.Join(", ", read)} from (select {string.Join(", ", counts)} from data)",
            row => facts.Select((_, i) => new Counted(row.Integer(3 * i), bins[i]?.View(Counts(row, 3 * i + 1)))).ToList());
    }

    static Dictionary<long, long> Counts(DuckDbRow row, int at)
    {
        var keys = Numbers(row.Value(at));
        var values = Numbers(row.Value(at + 1));
        return keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    static IEnumerable<long> Numbers(object? list) =>
        list is IEnumerable<object?> items ? items.Select(item => Convert.ToInt64(item, CultureInfo.InvariantCulture)) : [];

    static ColumnProfileView View(TableQuery query, TableView table, ColumnFacts facts, Counted counted) => new(
        facts.Column.Name, facts.Column.Type, table.Rows, table.Rows - facts.Present, counted.Distinct, facts.Min, facts.Max,
        facts.Mean, facts.StandardDeviation,
        [.. facts.Quantiles.Zip(ColumnFacts.Shares, (value, share) => new QuantileView(share, value))],
        counted.Histogram,
        ColumnTypes.IsText(facts.Column.Type) ? Top(query, facts.Column.Name) : []);

    static List<ValueCountView> Top(TableQuery query, string column)
    {
        var name = DuckDbSql.Name(column);
        return query.List(
            $"select {name}::varchar, count(*) as n from data where {name} is not null group by 1 order by n desc, 1 limit {TopValues}",
            row => new ValueCountView(row.Text(0), row.Integer(1)));
    }
}

using System.Globalization;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Engines.DuckDb;

namespace Slipway.Datasets.Profiles;

/// <summary>What the first pass over a table learns of one column.</summary>
/// <param name="Low">Smallest finite value as a number (unix milliseconds for times); null for texts.</param>
sealed record ColumnFacts(
    ColumnView Column, long Present, long Distinct, string? Min, string? Max, double? Low, double? High,
    double? Mean, double? StandardDeviation, IReadOnlyList<double> Quantiles)
{
    public static readonly double[] Shares = [.01, .05, .25, .5, .75, .95, .99];

    /// <summary>Rows up to which quantiles are exact; above, t-digests keep the memory bounded.</summary>
    const long ExactRows = 20_000_000;

    /// <summary>Values beyond have squares beyond a double; mean and deviation leave them out.</summary>
    const string Squarable = "1e150";

    /// <summary>One scan for all columns.</summary>
    public static List<ColumnFacts> Read(TableQuery query, TableView table)
    {
        if (table.Columns.Count == 0)
            return [];
        var select = string.Join(",\n", table.Columns.Select(column => Select(column, table.Rows <= ExactRows)));
        return query.Single($"select {select} from data", row => table.Columns.Select((column, place) => Read(row, place * 9, column)).ToList());
    }

    /// <summary>The column as a number that a histogram can count; null where it is none.</summary>
    public static string? Number(ColumnView column)
    {
        var name = DuckDbSql.Name(column.Name);
        if (ColumnTypes.IsTime(column.Type))
            return $"{ColumnTypes.Milliseconds(name, column.Type)}::double";
        if (!ColumnTypes.IsNumeric(column.Type))
            return null;
        return ColumnTypes.IsFloating(column.Type) ? $"(case when isfinite({name}) then {name}::double end)" : $"{name}::double";
    }

    static string Select(ColumnView column, bool exact)
    {
        var name = DuckDbSql.Name(column.Name);
        var present = ColumnTypes.IsFloating(column.Type) ? $"count(*) filter (not isnan({name}))" : $"count({name})";
        var text = ColumnTypes.IsTime(column.Type) ? "replace({0}({1})::varchar, ' ', 'T')" : "{0}({1})::varchar";
        var known = ColumnTypes.IsFloating(column.Type) ? $"nullif({name}, 'nan'::double)" : IsOrdered(column) ? name : $"{name}::varchar";
        var edges = $"{string.Format(null, text, "min", known)}, {string.Format(null, text, "max", known)}";
        if (Number(column) is not { } number)
            return $"{present}, approx_count_distinct({known}), {edges}, null::double, null::double, null::double, null::double, null::double[]";
        var small = $"filter (abs({number}) < {Squarable})";
        var moments = ColumnTypes.IsTime(column.Type) ? "null::double, null::double" : $"avg({number}) {small}, stddev_samp({number}) {small}";
        var quantile = exact ? "quantile_cont" : "approx_quantile";
        var shares = string.Join(", ", Shares.Select(share => share.ToString(CultureInfo.InvariantCulture)));
        return $"{present}, approx_count_distinct({known}), {edges}, min({number}), max({number}), {moments}, {quantile}({number}, [{shares}])";
    }

    static bool IsOrdered(ColumnView column) =>
        ColumnTypes.IsNumeric(column.Type) || ColumnTypes.IsTime(column.Type) || ColumnTypes.IsText(column.Type);

    static ColumnFacts Read(DuckDbRow row, int at, ColumnView column) => new(
        column, row.Integer(at), row.Integer(at + 1), row.TextOrNull(at + 2), row.TextOrNull(at + 3),
        row.NumberOrNull(at + 4), row.NumberOrNull(at + 5), row.NumberOrNull(at + 6), row.NumberOrNull(at + 7),
        row.IsNull(at + 8) ? [] : [.. ((IEnumerable<object?>)row.Value(at + 8)!).OfType<double>()]);
}

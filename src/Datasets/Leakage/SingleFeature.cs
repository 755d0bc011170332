using System.Globalization;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Engines.DuckDb;

namespace Slipway.Datasets.Leakage;

/// <summary>
/// A single feature that ranks the label almost perfectly is the label in disguise. Numbers and times are ranked by
/// value; texts by the label's rate among their training rows, and judged on rows of another part where there is one.
/// </summary>
static class SingleFeature
{
    const double Accepted = 0.98;

    public static IEnumerable<LeakageCheckView> Check(TableQuery query, LeakageRequest request, IReadOnlyDictionary<string, TableView> parts)
    {
        var train = parts.ContainsKey("train") ? "train" : parts.Keys.First();
        var judged = parts.Keys.FirstOrDefault(name => name != train) ?? train;
        foreach (var feature in request.Features.Distinct())
        {
            var type = parts[train].Columns.First(column => column.Name == feature).Type;
            var auc = ColumnTypes.IsNumeric(type) || ColumnTypes.IsTime(type)
                ? Auc(query, Ranked(train, feature, request.Label))
                : Auc(query, Rated(train, judged, feature, request.Label));
            yield return new("single-feature", feature, auc is not >= Accepted,
                auc is { } value ? $"AUC {value.ToString("0.000", CultureInfo.InvariantCulture)}" : "the label has one value only",
                $"AUC below {Accepted.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    /// <summary>Area under the ROC curve as the Mann–Whitney statistic, ties counting one half; the better of both directions.</summary>
    static double? Auc(TableQuery query, string scored) => query.Single($"""
        with steps as (
            select score, count(*) filter (label) as p, count(*) filter (not label) as n from ({scored}) where label is not null group by score),
        below as (
            select p, n, coalesce(sum(n) over (order by score nulls first rows between unbounded preceding and 1 preceding), 0) as lower from steps)
        select sum(p * (lower + n / 2.0))::double / nullif(sum(p)::double * sum(n)::double, 0) from below
        """, row => row.NumberOrNull(0)) is { } auc ? Math.Max(auc, 1 - auc) : null;

    static string Ranked(string part, string feature, string label) =>
        $"select {DuckDbSql.Name(feature)} as score, {Positive(label)} as label from {DuckDbSql.Name(part)}";

    static string Rated(string train, string judged, string feature, string label) => $"""
        select rate as score, {Positive(label)} as label
        from {DuckDbSql.Name(judged)} judged
        left join (select {DuckDbSql.Name(feature)} as value, avg({Positive(label)}::int) as rate from {DuckDbSql.Name(train)} group by 1) rates
        on rates.value is not distinct from judged.{DuckDbSql.Name(feature)}
        """;

    static string Positive(string label) => $"({DuckDbSql.Name(label)}::double = 1)";
}

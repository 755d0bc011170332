using System.Globalization;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Engines.DuckDb;

namespace Slipway.Datasets.Validation;

/// <summary>Holds a table against its expectations, in one scan and one more for duplicates and for each column with new values.</summary>
static class ExpectationQuery
{
    const int NamedValues = 10;

    public static List<ExpectationView> Check(TableQuery query, TableView table, Expectations expectations)
    {
        var results = new List<ExpectationView>();
        if (expectations.Rows is { } rows)
            results.Add(new(null, "rows", Severity.Error, Inside(table.Rows, rows), rows.ToString(), $"{table.Rows}", null));
        var rules = new List<RowRule>();
        foreach (var column in expectations.Columns)
            results.AddRange(CheckColumn(table, column, rules));
        results.AddRange(CheckRows(query, rules));
        if (expectations.Duplicates is { } duplicates)
            results.Add(CheckDuplicates(query, table, duplicates));
        if (expectations.Unexpected is { } severity)
            results.Add(CheckUnexpected(table, expectations, severity));
        return results;
    }

    /// <summary>What needs no row; the rules that do are added to <paramref name="rules"/>.</summary>
    static IEnumerable<ExpectationView> CheckColumn(TableView table, ColumnExpectations column, List<RowRule> rules)
    {
        if (table.Columns.FirstOrDefault(other => other.Name == column.Name) is not { } actual)
        {
            if (!column.Optional)
                yield return new(column.Name, "column", column.Severity, false, "present", $"missing; the table has {string.Join(", ", table.Columns.Select(other => other.Name))}", null);
            yield break;
        }

        if (column.Type is not null)
            yield return new(column.Name, "type", column.Severity, column.Type == actual.Type, column.Type, actual.Type, null);
        foreach (var kind in RowRules.Meaningless(column, actual.Type))
            yield return new(column.Name, kind, column.Severity, false, $"a column with a {kind}", $"not checked: the column is {actual.Type}", null);
        rules.AddRange(RowRules.Of(column, actual.Type));
    }

    static IEnumerable<ExpectationView> CheckRows(TableQuery query, List<RowRule> rules)
    {
        if (rules.Count == 0)
            return [];
        var counted = query.Single(
            $"select {string.Join(",\n", rules.Select(rule => $"{rule.Failing}, ({rule.Observed})::varchar"))} from data",
            row => rules.Select((_, i) => (Failing: row.Integer(2 * i), Observed: row.Text(2 * i + 1))).ToList());
        return rules.Zip(counted, (rule, found) => new ExpectationView(
            rule.Column.Name, rule.Kind, rule.Column.Severity, found.Failing == 0, rule.Expected,
            rule.Kind is "values" && found.Failing > 0 ? NewValues(query, rule.Column) : found.Observed, found.Failing));
    }

    static string NewValues(TableQuery query, ColumnExpectations column)
    {
        var name = DuckDbSql.Name(column.Name);
        var found = query.List(
            $"select {name}::varchar, count(*) as n, count(*) over () as kinds from data where {RowRules.New(name, column.Values!)} group by 1 order by n desc, 1 limit {NamedValues}",
            row => (Value: row.Text(0), Rows: row.Integer(1), Kinds: row.Integer(2)));
        var more = found[0].Kinds > NamedValues ? $" and {found[0].Kinds - NamedValues} more" : "";
        return $"{found[0].Kinds} new: {string.Join(", ", found.Select(value => $"{value.Value} ({value.Rows} rows)"))}{more}";
    }

    static ExpectationView CheckDuplicates(TableQuery query, TableView table, DuplicateExpectation duplicates)
    {
        var expected = $"at most {Share(duplicates.MaxShare)} of the rows";
        var missing = duplicates.Columns.Where(name => table.Columns.All(column => column.Name != name)).ToList();
        if (missing.Count > 0)
            return new(null, "duplicates", duplicates.Severity, false, expected, $"not checked: no column {string.Join(", ", missing)}", null);
        var columns = duplicates.Columns.Count > 0 ? duplicates.Columns : [.. table.Columns.Select(column => column.Name)];
        var repeated = table.Rows - query.Count($"(select distinct {string.Join(", ", columns.Select(DuckDbSql.Name))} from data)");
        var share = (double)repeated / table.Rows;
        return new(null, "duplicates", duplicates.Severity, share <= duplicates.MaxShare, expected, $"{Share(share)}", repeated);
    }

    static ExpectationView CheckUnexpected(TableView table, Expectations expectations, Severity severity)
    {
        var unexpected = table.Columns.Select(column => column.Name).Except(expectations.Columns.Select(column => column.Name)).ToList();
        return new(null, "unexpected-columns", severity, unexpected.Count == 0, "only the columns named",
            unexpected.Count == 0 ? "none" : string.Join(", ", unexpected), null);
    }

    static bool Inside(long value, Bounds<long> bounds) => !(value < bounds.Min) && !(value > bounds.Max);

    static string Share(double share) => share.ToString("0.####%", CultureInfo.InvariantCulture);
}

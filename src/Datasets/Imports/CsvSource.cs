using System.Text.RegularExpressions;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Engines.DuckDb;
using Slipway.Kernel;

namespace Slipway.Datasets.Imports;

/// <summary>
/// Makes a CSV file readable as the view <c>source</c>. Every row is looked at before a type is chosen, so the types do
/// not hang on a sample, and a column becomes a number only where no text would be lost: <c>007</c> stays text.
/// </summary>
static partial class CsvSource
{
    const int FirstRows = 10_000;

    /// <summary>A column that fits every type has no value at all.</summary>
    const int AllTypes = 6;

    /// <summary>A time of day followed by where it was read: <c>10:00Z</c>, <c>10:00:00.5+02:00</c>.</summary>
    const string Offset = ":[0-9.]+ *([Zz]|[-+][0-9]+(:?[0-9]+)?)$";

    /// <summary>Tried in this order; the test is true where a text can be read as the type.</summary>
    static readonly (string Type, string Test)[] Types =
    [
        ("boolean", "lower({0}) in ('true', 'false')"),
        ("bigint", "try_cast({0} as bigint)::varchar = {0}"),
        ("double", "try_cast({0} as double) is not null and not regexp_matches({0}, '^[-+]?0[0-9]')"),
        ("date", "length({0}) = 10 and try_cast({0} as date) is not null"),
        ("timestamp with time zone", "regexp_matches({0}, '" + Offset + "') and try_cast({0} as timestamp with time zone) is not null"),
        ("timestamp", "not regexp_matches({0}, '" + Offset + "') and try_cast({0} as timestamp) is not null"),
    ];

    /// <param name="preferred">Types that these columns have in the table that the rows will be added to.</param>
    public static void Open(TableQuery query, string path, IReadOnlyList<ColumnView> preferred)
    {
        CsvDialect dialect;
        using (var file = File.OpenRead(path))
            dialect = CsvDialect.Of(file);

        query.View("lines", Reader(path, dialect));
        var types = Infer(query, dialect.Columns, preferred);
        var columns = dialect.Columns.Zip(types, (name, type) => type is "varchar"
            ? DuckDbSql.Name(name)
            : $"{DuckDbSql.Name(name)}::{type} as {DuckDbSql.Name(name)}");
        query.View("source", $"(select {string.Join(", ", columns)} from \"lines\")");
    }

    /// <summary>The refusal of a row with too few or too many cells; null where that is not what happened.</summary>
    public static RefusalException? Ragged(DuckDbException error)
    {
        var row = RaggedRow().Match(error.Message);
        return !row.Success ? null : Refusal.Invalid("csv.ragged",
            $"Line {row.Groups["line"].Value} of the CSV file has {row.Groups["found"].Value} cells and the header has {row.Groups["expected"].Value}; every row needs as many cells as the header.");
    }

    static string Reader(string path, CsvDialect dialect)
    {
        var columns = string.Join(", ", dialect.Columns.Select(name => $"{DuckDbSql.Literal(name)}: 'varchar'"));
        return $"read_csv({DuckDbSql.Literal(path)}, columns = {{{columns}}}, auto_detect = false, header = true, delim = {DuckDbSql.Literal($"{dialect.Separator}")}, " +
            "quote = '\"', escape = '\"', strict_mode = true, null_padding = false)";
    }

    /// <summary>The first rows say which types are worth trying on all of them.</summary>
    static List<string> Infer(TableQuery query, IReadOnlyList<string> columns, IReadOnlyList<ColumnView> preferred)
    {
        var likely = Fitting(query, $"(from \"lines\" limit {FirstRows})", columns, columns.Select(_ => Types.Select(type => type.Type).ToList()).ToList());
        var fitting = Fitting(query, "\"lines\"", columns, likely);
        return columns.Select((name, place) =>
        {
            var wanted = preferred.FirstOrDefault(column => column.Name == name)?.Type;
            var fits = wanted is "varchar" || (wanted is not null && fitting[place].Contains(wanted)) || (wanted is "double" && fitting[place].Contains("bigint"));
            return fits ? wanted! : fitting[place] is { Count: > 0 and < AllTypes } types ? types[0] : "varchar";
        }).ToList();
    }

    /// <summary>Which of the candidates every cell of a column fits; all of them where it has no cell.</summary>
    static List<List<string>> Fitting(TableQuery query, string rows, IReadOnlyList<string> columns, List<List<string>> candidates)
    {
        var tests = columns.SelectMany((name, place) => candidates[place].Select(type => (Place: place, Type: type, Test: Unfit(DuckDbSql.Name(name), type)))).ToList();
        if (tests.Count == 0)
            return candidates;
        var unfit = query.Single($"select {string.Join(", ", tests.Select(test => test.Test))} from {rows}",
            row => tests.Select((_, i) => row.Integer(i)).ToList());
        var kept = columns.Select(_ => new List<string>()).ToList();
        foreach (var (test, count) in tests.Zip(unfit))
        {
            if (count == 0)
                kept[test.Place].Add(test.Type);
        }

        return kept;
    }

    static string Unfit(string column, string type) =>
        $"count(*) filter ({column} is not null and not coalesce({string.Format(null, Types.First(other => other.Type == type).Test, column)}, false))";

    [GeneratedRegex(@"CSV Error on Line: (?<line>\d+).*?Expected Number of Columns: (?<expected>\d+) Found: (?<found>\d+)", RegexOptions.Singleline)]
    private static partial Regex RaggedRow();
}

using System.Globalization;
using Slipway.Datasets.Tables;
using Slipway.Engines.DuckDb;

namespace Slipway.Datasets.Validation;

/// <summary>A rule that one scan can count.</summary>
/// <param name="Failing">SQL aggregate: rows that break it.</param>
/// <param name="Observed">SQL aggregate: what was seen, as text.</param>
sealed record RowRule(ColumnExpectations Column, string Kind, string Expected, string Failing, string Observed);

/// <summary>Turns a column's expectations into SQL for the type that the column really has.</summary>
static class RowRules
{
    public static IEnumerable<RowRule> Of(ColumnExpectations column, string type)
    {
        var name = DuckDbSql.Name(column.Name);
        if (column.NotNull)
        {
            var missing = $"count(*) filter ({name} is null{(ColumnTypes.IsFloating(type) ? $" or isnan({name})" : "")})";
            yield return new(column, "not-null", "no missing values", missing, $"{missing} || ' missing'");
        }

        if (column.Unique)
        {
            var repeated = $"(count({name}) - count(distinct {name}))";
            yield return new(column, "unique", "every value once", repeated, $"{repeated} || ' repeated'");
        }

        if (column.Range is { } range && Comparable(name, type) is { } number)
            yield return new(column, "range", Written(range, type), $"count(*) filter ({Outside(number, range.Min, range.Max)})", Span(name));
        if (column.Length is { } length && type is "varchar")
            yield return new(column, "length", $"{length} characters", $"count(*) filter ({Outside($"length({name})", length.Min, length.Max)})", $"{Span($"length({name})")} || ' characters'");
        if (column.Pattern is { } pattern && type is "varchar")
        {
            var failing = $"not regexp_full_match({name}, {DuckDbSql.Literal(pattern)})";
            yield return new(column, "pattern", pattern, $"count(*) filter ({failing})", $"coalesce('e.g. ' || min({name}) filter ({failing}), 'all match')");
        }

        if (column.Values is { } values)
            yield return new(column, "values", string.Join(", ", values), $"count(*) filter ({New(name, values)})", "'no new value'");
    }

    /// <summary>Rules that the column's type leaves without meaning, such as the length of a number.</summary>
    public static IEnumerable<string> Meaningless(ColumnExpectations column, string type)
    {
        if (column.Range is not null && Comparable(DuckDbSql.Name(column.Name), type) is null)
            yield return "range";
        if (column.Length is not null && type is not "varchar")
            yield return "length";
        if (column.Pattern is not null && type is not "varchar")
            yield return "pattern";
    }

    /// <summary>SQL that is true for a value outside the allowed set.</summary>
    public static string New(string name, IReadOnlyList<string> values) =>
        $"{name}::varchar not in ({string.Join(", ", values.Select(DuckDbSql.Literal))})";

    static string? Comparable(string name, string type) => ColumnTypes.IsNumeric(type) ? name
        : ColumnTypes.IsTime(type) ? ColumnTypes.Milliseconds(name, type)
        : null;

    static string Outside<T>(string value, T? min, T? max) where T : struct, IFormattable => (min, max) switch
    {
        ({ } low, { } high) => $"{value} < {Number(low)} or {value} > {Number(high)}",
        ({ } low, null) => $"{value} < {Number(low)}",
        (null, { } high) => $"{value} > {Number(high)}",
        _ => "false",
    };

    static string Number<T>(T value) where T : struct, IFormattable => $"({value.ToString(null, CultureInfo.InvariantCulture)})";

    static string Span(string value) => $"coalesce(min({value})::varchar || ' to ' || max({value})::varchar, 'no value')";

    static string Written(Bounds<double> range, string type) => !ColumnTypes.IsTime(type)
        ? range.ToString()
        : $"{Time(range.Min) ?? "any time"} to {Time(range.Max) ?? "any time"}";

    /// <summary>Numbers beyond the calendar stay numbers.</summary>
    static string? Time(double? milliseconds) => milliseconds switch
    {
        null => null,
        >= -62_135_596_800_000 and < 253_402_300_800_000 =>
            DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        { } beyond => beyond.ToString(CultureInfo.InvariantCulture),
    };
}

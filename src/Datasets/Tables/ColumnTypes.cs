namespace Slipway.Datasets.Tables;

/// <summary>What DuckDB's types are for.</summary>
static class ColumnTypes
{
    static readonly HashSet<string> Integers = ["tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger"];

    /// <summary>Whole numbers that fit 64 bits with a sign.</summary>
    public static bool IsInteger(string type) => Integers.Contains(type);

    public static bool IsNumeric(string type) =>
        IsInteger(type) || type is "float" or "double" or "hugeint" or "uhugeint" or "ubigint" || type.StartsWith("decimal", StringComparison.Ordinal);

    /// <summary>Has values that are not numbers: NaN and the infinities.</summary>
    public static bool IsFloating(string type) => type is "float" or "double";

    public static bool IsTime(string type) => type is "date" || type.StartsWith("timestamp", StringComparison.Ordinal);

    public static bool IsText(string type) => type is "varchar" or "boolean" or "uuid" || type.StartsWith("enum", StringComparison.Ordinal);

    /// <summary>SQL for unix milliseconds of a time column.</summary>
    public static string Milliseconds(string column, string type) => type is "timestamp with time zone"
        ? $"epoch_ms({column})"
        : $"epoch_ms({column}::timestamp)";
}

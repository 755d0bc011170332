namespace Slipway.Engines.DuckDb;

/// <summary>Quotes what can not be a parameter.</summary>
public static class DuckDbSql
{
    /// <summary>A string literal: <c>it's</c> becomes <c>'it''s'</c>.</summary>
    public static string Literal(string text) => text.Contains('\0')
        ? throw new ArgumentException("A SQL literal can not hold a NUL character.", nameof(text))
        : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>An identifier: <c>my "column"</c> becomes <c>"my ""column"""</c>.</summary>
    public static string Name(string identifier) => identifier.Contains('\0')
        ? throw new ArgumentException("A SQL identifier can not hold a NUL character.", nameof(identifier))
        : $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

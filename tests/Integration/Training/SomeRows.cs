using Slipway.Engines.DuckDb;

namespace Slipway.Integration.Training;

/// <summary>Made-up rows with one number, one category and a label that both move.</summary>
static class SomeRows
{
    public static string Write(string folder, string name, int rows)
    {
        var path = Path.Combine(folder, name);
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute($"""
            copy (
              select hour, origin, hash(n * 7 + 3) % 100 < 10 + 2 * hour + 20 * (origin = 'A0')::int as late
              from (select range as n, (hash(range) % 24)::integer as hour, 'A' || (hash(range + 5) % 6) as origin from range({rows}))
            ) to {DuckDbSql.Literal(path)} (format parquet)
            """, CancellationToken.None);
        return path;
    }
}

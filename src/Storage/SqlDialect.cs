namespace Slipway.Storage;

/// <summary>The whole difference between the engines. If this grows past a screen, a query is too clever.</summary>
/// <param name="SkipLocked">Ends the select of a claim, so that claimers step over rows others hold.</param>
/// <param name="MigrationLock">A statement that lets one server migrate at a time.</param>
public sealed record SqlDialect(string Name, SqlText SkipLocked, SqlText MigrationLock)
{
    // SQLite has one writer, so neither a claim nor a migration can race.
    public static readonly SqlDialect Sqlite = new("sqlite", new(""), new("select 1"));

    public static readonly SqlDialect Postgres = new(
        "postgres", new("for update skip locked"), new("select 1 from pg_advisory_xact_lock(7361001)"));
}

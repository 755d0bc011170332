using Slipway.Storage.Postgres;
using Slipway.Storage.Sqlite;

namespace Slipway.Storage;

/// <summary>
/// The only door to the database. Stores write SQL; nothing else in the platform sees a connection.
/// Reads go to pooled connections. On SQLite all writes go through one writer that commits neighbours together.
/// </summary>
public sealed class Db : IAsyncDisposable
{
    readonly IEngine _engine;

    Db(IEngine engine) => _engine = engine;

    public SqlDialect Dialect => _engine.Dialect;

    /// <summary>A database file, made when it is missing.</summary>
    public static Db OpenSqlite(string path) => new(new SqliteEngine(path));

    public static Db OpenPostgres(string connectionString) => new(new PostgresEngine(connectionString));

    /// <summary>Reads on a connection of its own: it sees what was committed before it began.</summary>
    public Task<List<T>> QueryAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct) => _engine.ReadAsync(sql, read, ct);

    /// <summary>The one row, or null when there is none. More than one is a bug.</summary>
    public async Task<T?> FindAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct) where T : class =>
        (await _engine.ReadAsync(sql, read, ct)).SingleOrDefault();

    /// <summary>The first column of the first row; 0 when there is no row or it is null.</summary>
    public async Task<long> CountAsync(Sql sql, CancellationToken ct) =>
        (await _engine.ReadAsync(sql, row => row.First(), ct)).FirstOrDefault();

    /// <summary>One write, answered after its commit is on disk.</summary>
    /// <returns>The number of rows changed.</returns>
    public Task<int> ExecuteAsync(Sql sql, CancellationToken ct) =>
        _engine.WriteAsync(tx => tx.ExecuteAsync(sql, ct), ct);

    /// <summary>One text with many sets of values, all or nothing.</summary>
    public Task ExecuteManyAsync(IEnumerable<Sql> statements, CancellationToken ct) =>
        WriteAsync(tx => tx.ExecuteManyAsync(statements, ct), ct);

    /// <summary>Several statements, all or nothing, answered after their commit is on disk.</summary>
    public Task WriteAsync(Func<Tx, Task> work, CancellationToken ct) => _engine.WriteAsync(async tx =>
    {
        await work(tx);
        return true;
    }, ct);

    /// <inheritdoc cref="WriteAsync(Func{Tx, Task}, CancellationToken)"/>
    public Task<T> WriteAsync<T>(Func<Tx, Task<T>> work, CancellationToken ct) => _engine.WriteAsync(work, ct);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}

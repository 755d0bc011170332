namespace Slipway.Storage;

/// <summary>How a database engine reads and writes. <see cref="Db"/> is the same for all of them.</summary>
interface IEngine : IAsyncDisposable
{
    SqlDialect Dialect { get; }
    Task<List<T>> ReadAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct);
    Task<T> WriteAsync<T>(Func<Tx, Task<T>> work, CancellationToken ct);
}

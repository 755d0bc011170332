namespace Slipway.Storage;

/// <summary>One open connection, as SQLite and PostgreSQL each have it.</summary>
interface IStatements
{
    Task<List<T>> QueryAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct);
    Task<int> ExecuteAsync(Sql sql, CancellationToken ct);
    Task ExecuteManyAsync(IEnumerable<Sql> statements, CancellationToken ct);
    Task RunScriptAsync(string script, CancellationToken ct);
}

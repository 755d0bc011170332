namespace Slipway.Storage;

/// <summary>
/// Several statements, all or nothing. Inside the work await nothing but the <see cref="Tx"/>: on SQLite everybody's
/// writes wait for it. PostgreSQL may run the work again after a deadlock, so it must not leave traces elsewhere.
/// </summary>
public sealed class Tx
{
    readonly IStatements _statements;
    List<Action>? _afterCommit;

    internal Tx(IStatements statements) => _statements = statements;

    public Task<List<T>> QueryAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct) => _statements.QueryAsync(sql, read, ct);

    /// <summary>The one row, or null when there is none. More than one is a bug.</summary>
    public async Task<T?> FindAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct) where T : class =>
        (await _statements.QueryAsync(sql, read, ct)).SingleOrDefault();

    /// <summary>The first column of the first row; 0 when there is no row or it is null.</summary>
    public async Task<long> CountAsync(Sql sql, CancellationToken ct) =>
        (await _statements.QueryAsync(sql, row => row.First(), ct)).FirstOrDefault();

    /// <returns>The number of rows changed.</returns>
    public Task<int> ExecuteAsync(Sql sql, CancellationToken ct) => _statements.ExecuteAsync(sql, ct);

    /// <summary>One text with many sets of values.</summary>
    public Task ExecuteManyAsync(IEnumerable<Sql> statements, CancellationToken ct) => _statements.ExecuteManyAsync(statements, ct);

    internal Task RunScriptAsync(string script, CancellationToken ct) => _statements.RunScriptAsync(script, ct);

    /// <summary>Runs once the change is on disk and visible; never when it is rolled back. Must be quick and not throw.</summary>
    internal void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    internal void Committed()
    {
        foreach (var action in _afterCommit ?? [])
            action();
    }
}

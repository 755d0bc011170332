namespace Slipway.Storage;

/// <summary>
/// Several statements, all or nothing. Inside the work await nothing but the <see cref="Tx"/>: on SQLite everybody's
/// writes wait for it. PostgreSQL may run the work again after a deadlock, so it must not leave traces elsewhere.
/// </summary>
public sealed class Tx
{
    IStatements? _open;
    List<Action>? _afterCommit;

    internal Tx(IStatements statements) => _open = statements;

    IStatements Statements => _open ?? throw new InvalidOperationException("The transaction has ended; its Tx must not be kept.");

    public Task<List<T>> QueryAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct) => Statements.QueryAsync(sql, read, ct);

    /// <summary>The one row, or null when there is none. More than one is a bug.</summary>
    public async Task<T?> FindAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct) where T : class =>
        (await Statements.QueryAsync(sql, read, ct)).SingleOrDefault();

    /// <summary>The first column of the first row; 0 when there is no row or it is null.</summary>
    public async Task<long> CountAsync(Sql sql, CancellationToken ct) =>
        (await Statements.QueryAsync(sql, row => row.First(), ct)).FirstOrDefault();

    /// <returns>The number of rows changed.</returns>
    public Task<int> ExecuteAsync(Sql sql, CancellationToken ct) => Statements.ExecuteAsync(sql, ct);

    /// <summary>One text with many sets of values.</summary>
    public Task ExecuteManyAsync(IEnumerable<Sql> statements, CancellationToken ct) => Statements.ExecuteManyAsync(statements, ct);

    internal Task RunScriptAsync(string script, CancellationToken ct) => Statements.RunScriptAsync(script, ct);

    /// <summary>Runs once the change is on disk and visible; never when it is rolled back. Must be quick and not throw.</summary>
    internal void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    /// <summary>After the work returned or threw: nothing more may be added to it.</summary>
    internal void Close() => _open = null;

    internal void Committed()
    {
        foreach (var action in _afterCommit ?? [])
            action();
    }
}

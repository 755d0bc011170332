using System.Collections.Concurrent;

namespace Slipway.Storage.Sqlite;

/// <summary>A SQLite file: one writer, and as many readers as are reading.</summary>
sealed class SqliteEngine : IEngine
{
    const int MaxIdleReaders = 32;

    readonly string _path;
    readonly SqliteWriter _writer;
    readonly ConcurrentBag<SqliteSession> _idle = [];

    public SqliteEngine(string path)
    {
        _path = path;
        _writer = new(path);
    }

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public Task<List<T>> ReadAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
            return Task.FromCanceled<List<T>>(ct);
        try
        {
            return Task.FromResult(Read(sql, read, ct));
        }
        catch (Exception error)
        {
            return Task.FromException<List<T>>(SqliteFailure.Explain(error));
        }
    }

    public Task<T> WriteAsync<T>(Func<Tx, Task<T>> work, CancellationToken ct) => _writer.WriteAsync(work, ct);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    List<T> Read<T>(Sql sql, Func<Row, T> read, CancellationToken ct)
    {
        var session = _idle.TryTake(out var idle) ? idle : SqliteSession.OpenReader(_path);
        try
        {
            return session.Query(sql, read, ct);
        }
        finally
        {
            if (_idle.Count < MaxIdleReaders)
                _idle.Add(session);
            else
                session.Dispose();
        }
    }
}

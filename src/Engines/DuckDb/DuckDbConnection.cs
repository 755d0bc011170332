namespace Slipway.Engines.DuckDb;

/// <summary>
/// One conversation with a database. Not thread-safe. Calls block: a caller that must not wait runs them on
/// another thread, and cancels them by their token, which interrupts the query.
/// </summary>
public sealed class DuckDbConnection : IDisposable
{
    readonly ConnectionHandle _handle;

    internal DuckDbConnection(ConnectionHandle handle) => _handle = handle;

    /// <summary>Runs one or more statements that take no parameters; returns the rows the last one changed.</summary>
    public long Execute(string sql, CancellationToken ct)
    {
        using var result = Run(sql, [], streaming: false, ct);
        return result.RowsChanged;
    }

    /// <summary>Runs one statement with parameters (<c>?</c> or <c>$1</c>); returns the rows it changed.</summary>
    public long Execute(string sql, object?[] parameters, CancellationToken ct)
    {
        using var result = Run(sql, parameters, streaming: false, ct);
        return result.RowsChanged;
    }

    /// <summary>Runs a query and keeps its whole result in memory. Parameters: null, bool, int, long, float, double, string, byte[], <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>.</summary>
    public DuckDbResult Query(string sql, object?[] parameters, CancellationToken ct) => Run(sql, parameters, streaming: false, ct);

    public DuckDbResult Query(string sql, CancellationToken ct) => Run(sql, [], streaming: false, ct);

    /// <summary>Runs a query whose rows are made while they are read. The connection does nothing else until the result is disposed.</summary>
    public DuckDbResult Stream(string sql, object?[] parameters, CancellationToken ct) => Run(sql, parameters, streaming: true, ct);

    /// <summary>The rows of a small result, each read by <paramref name="read"/>.</summary>
    public List<T> List<T>(string sql, object?[] parameters, Func<DuckDbRow, T> read, CancellationToken ct)
    {
        using var result = Query(sql, parameters, ct);
        var rows = new List<T>();
        using var reader = result.Rows();
        while (reader.Read())
            rows.Add(read(reader.Row));
        return rows;
    }

    /// <summary>Adds rows to a table, in its column order, at millions a second.</summary>
    public DuckDbAppender Append(string table) => DuckDbAppender.Open(_handle, table);

    public void Dispose() => _handle.Dispose();

    DuckDbResult Run(string sql, object?[] parameters, bool streaming, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using var statement = new DuckDbStatement(_handle);
        var interrupt = ct.Register(static state => DuckDbNative.Interrupt((ConnectionHandle)state!), _handle);
        try
        {
            var count = statement.Parse(sql);
            if (count == 0)
                throw new DuckDbException("Parser", "The SQL text holds no statement.");
            if (count > 1 && parameters.Length > 0)
                throw new DuckDbException("Invalid Input", "Several statements can not share parameters; run them one by one.");
            for (var i = 0; i < count - 1; i++)
                RunOne(statement, i, [], streaming: false, ct).Dispose();
            var result = RunOne(statement, count - 1, parameters, streaming, ct);
            if (!streaming)
                interrupt.Dispose();
            else
                result.EndsWith(interrupt);
            return result;
        }
        catch (DuckDbException) when (ct.IsCancellationRequested)
        {
            interrupt.Dispose();
            throw new OperationCanceledException(ct);
        }
        catch
        {
            interrupt.Dispose();
            throw;
        }
    }

    static unsafe DuckDbResult RunOne(DuckDbStatement statement, int index, object?[] parameters, bool streaming, CancellationToken ct)
    {
        statement.Prepare(index);
        statement.Bind(parameters);
        var result = new DuckDbResult(ct);
        try
        {
            statement.Run(result.Raw, streaming);
            result.ReadColumns();
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }
}

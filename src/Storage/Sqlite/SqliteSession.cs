using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Slipway.Storage.Sqlite;

/// <summary>One SQLite connection with its prepared statements, used by one caller at a time. Nothing in it is asynchronous.</summary>
sealed class SqliteSession : IStatements, IDisposable
{
    const int MaxPrepared = 256;

    readonly SqliteConnection _connection;
    readonly Dictionary<string, SqliteCommand> _prepared = [];
    readonly Queue<string> _oldest = [];

    readonly bool _reads;

    SqliteSession(SqliteConnection connection, bool reads) => (_connection, _reads) = (connection, reads);

    public static SqliteSession OpenWriter(string path)
    {
        var session = Open(path, reads: false);
        session.Run("pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = on; pragma foreign_keys = on; pragma temp_store = memory; pragma journal_size_limit = 67108864;");
        return session;
    }

    public static SqliteSession OpenReader(string path)
    {
        var session = Open(path, reads: true);
        session.Run("pragma query_only = on; pragma temp_store = memory;");
        return session;
    }

    /// <summary>False once SQLite has rolled the whole transaction back by itself, as it does when the disk is full.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public void Run(string statements)
    {
        var command = Prepared(statements);
        command.ExecuteNonQuery();
    }

    public Task<List<T>> QueryAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct) => Task.FromResult(Query(sql, read, ct));

    public Task<int> ExecuteAsync(Sql sql, CancellationToken ct) => Task.FromResult(Prepared(sql).ExecuteNonQuery());

    public Task ExecuteManyAsync(IEnumerable<Sql> statements, CancellationToken ct)
    {
        foreach (var sql in statements)
            Prepared(sql).ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public Task RunScriptAsync(string script, CancellationToken ct)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public List<T> Query<T>(Sql sql, Func<Row, T> read, CancellationToken ct)
    {
        // Interrupting a statement that writes would roll back the whole transaction, and with it the neighbours' work.
        using var interrupt = _reads ? ct.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), _connection.Handle) : default;
        using var reader = Prepared(sql).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(new(reader)));
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _connection.Dispose();
    }

    static SqliteSession Open(string path, bool reads)
    {
        NativeSqlite.Use();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 10,
        }.ToString());
        connection.Open();
        var session = new SqliteSession(connection, reads);
        session.Run("pragma busy_timeout = 10000;");
        return session;
    }

    SqliteCommand Prepared(Sql sql)
    {
        var text = sql.Text;
        if (_prepared.TryGetValue(text, out var command))
        {
            sql.Rebind(command.Parameters);
            return command;
        }

        command = Prepared(text);
        sql.Bind(command.Parameters, command.CreateParameter);
        return command;
    }

    SqliteCommand Prepared(string text)
    {
        if (_prepared.TryGetValue(text, out var command))
            return command;
        if (_oldest.Count == MaxPrepared && _prepared.Remove(_oldest.Dequeue(), out var dropped))
            dropped.Dispose();
        command = _connection.CreateCommand();
        command.CommandText = text;
        _prepared.Add(text, command);
        _oldest.Enqueue(text);
        return command;
    }
}

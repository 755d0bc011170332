using Npgsql;
using Slipway.Kernel;

namespace Slipway.Storage.Postgres;

/// <summary>A PostgreSQL database shared by any number of servers. Work that loses a race is run again.</summary>
sealed class PostgresEngine(string connectionString) : IEngine
{
    const int Attempts = 8;

    readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(WithDefaults(connectionString));

    public SqlDialect Dialect => SqlDialect.Postgres;

    public async Task<List<T>> ReadAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(ct);
            return await new PostgresSession(connection).QueryAsync(sql, read, ct);
        }
        catch (NpgsqlException error)
        {
            throw Explain(error);
        }
    }

    public async Task<T> WriteAsync<T>(Func<Tx, Task<T>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, ct);
            }
            catch (PostgresException error) when (attempt < Attempts &&
                error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
            {
                await Task.Delay(Random.Shared.Next(1, 4 << attempt), ct);
            }
            catch (NpgsqlException error)
            {
                throw Explain(error);
            }
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    async Task<T> WriteOnceAsync<T>(Func<Tx, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var tx = new Tx(new PostgresSession(connection));
        var result = await work(tx);
        tx.Close();
        await transaction.CommitAsync(ct);
        tx.Committed();
        return result;
    }

    static Exception Explain(NpgsqlException error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            Refusal.Unavailable("storage.full", "The database's disk is full; nothing of this request was kept."),
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } =>
            Refusal.Invalid("text.nul", "A text holds the character NUL, which no text here may."),
        PostgresException => error,
        _ when error.IsTransient => Refusal.Unavailable("storage.unreachable", "The database does not answer; try again."),
        _ => error,
    };

    static string WithDefaults(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 200;
        settings.ApplicationName ??= "slipway";
        return settings.ToString();
    }
}

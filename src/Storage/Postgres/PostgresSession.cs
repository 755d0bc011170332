using Npgsql;

namespace Slipway.Storage.Postgres;

/// <summary>One PostgreSQL connection, inside or outside a transaction.</summary>
sealed class PostgresSession(NpgsqlConnection connection) : IStatements
{
    const int StatementsPerBatch = 1_000;

    public async Task<List<T>> QueryAsync<T>(Sql sql, Func<Row, T> read, CancellationToken ct)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(new(reader)));
        return rows;
    }

    public async Task<int> ExecuteAsync(Sql sql, CancellationToken ct)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public async Task ExecuteManyAsync(IEnumerable<Sql> statements, CancellationToken ct)
    {
        foreach (var chunk in statements.Chunk(StatementsPerBatch))
        {
            await using var batch = connection.CreateBatch();
            foreach (var sql in chunk)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = sql.Text;
                sql.Bind(command.Parameters, static () => new NpgsqlParameter());
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(ct);
        }
    }

    public async Task RunScriptAsync(string script, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync(ct);
    }

    NpgsqlCommand Command(Sql sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql.Text;
        sql.Bind(command.Parameters, command.CreateParameter);
        return command;
    }
}

using Slipway.Engines.DuckDb;

namespace Slipway.Datasets.Queries;

/// <summary>A DuckDB in memory, locked down to some files.</summary>
sealed class TableQuery : IDisposable
{
    readonly DuckDbDatabase _database;
    readonly DuckDbConnection _connection;
    readonly CancellationToken _ct;

    TableQuery(DuckDbDatabase database, QueryFiles files, CancellationToken ct)
    {
        _database = database;
        _connection = database.Connect();
        _ct = ct;
        Files = files;
    }

    public QueryFiles Files { get; }

    public static TableQuery Open(QueryFiles files, DuckDbOptions options, CancellationToken ct)
    {
        var database = DuckDbDatabase.Open(options);
        try
        {
            // What an instant looks like must not hang on where the server stands.
            using (var connection = database.Connect())
                connection.Execute("set global TimeZone = 'UTC'", ct);
            database.LockDown([.. files.Paths]);
            var query = new TableQuery(database, files, ct);
            foreach (var (name, path) in files.Tables)
                query.View(name, $"read_parquet({DuckDbSql.Literal(path)})");
            return query;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public void View(string name, string source) => Execute($"create view {DuckDbSql.Name(name)} as select * from {source}");

    public long Execute(string sql) => _connection.Execute(sql, _ct);

    public List<T> List<T>(string sql, Func<DuckDbRow, T> read, params object?[] parameters) => _connection.List(sql, parameters, read, _ct);

    /// <summary>The only row of a query that always has one.</summary>
    public T Single<T>(string sql, Func<DuckDbRow, T> read, params object?[] parameters) => List(sql, read, parameters).Single();

    public long Count(string relation) => Single($"select count(*) from {relation}", row => row.Integer(0));

    /// <summary>Names and types of what a relation gives, without its rows.</summary>
    public IReadOnlyList<QueryColumn> Describe(string relation) =>
        List($"select column_name, column_type from (describe from {relation})", row => new QueryColumn(row.Text(0), row.Text(1).ToLowerInvariant()));

    /// <summary>The names of functions that make one value of many rows.</summary>
    public IReadOnlySet<string> Aggregates() =>
        Names("select distinct function_name from duckdb_functions() where function_type = 'aggregate'");

    /// <summary>DuckDB's own views, of which some tell where files are.</summary>
    public HashSet<string> CatalogViews() => Names("select distinct view_name from duckdb_views() where internal");

    /// <summary>Macros that look into the catalog.</summary>
    public HashSet<string> CatalogFunctions() =>
        Names("select distinct function_name from duckdb_functions() where contains(macro_definition, 'duckdb_') or contains(macro_definition, 'pg_catalog')");

    /// <summary>The names of functions whose result hangs on chance, the clock or this process.</summary>
    public IReadOnlySet<string> UnsteadyFunctions() =>
        Names("select distinct function_name from duckdb_functions() where stability <> 'CONSISTENT' and function_name <> 'error'");

    /// <summary>
    /// Writes a query's rows as Parquet. Same rows in the same order, same bytes: row groups and compression are fixed, a
    /// query opened with <see cref="RowOrder.Same"/> runs on one thread, and the rows pass through a table first, because
    /// the writer cuts its row groups where the chunks end that a file's reader or a filter happens to give.
    /// </summary>
    public void Write(string select, string path)
    {
        Execute($"create or replace temp table written as {select}");
        Execute($"copy written to {DuckDbSql.Literal(path)} (format parquet, compression zstd, row_group_size 122880)");
        Execute("drop table written");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    HashSet<string> Names(string sql) => List(sql, row => row.Text(0)).ToHashSet(StringComparer.OrdinalIgnoreCase);
}

/// <param name="Type">DuckDB's name of it, lower case.</param>
sealed record QueryColumn(string Name, string Type);

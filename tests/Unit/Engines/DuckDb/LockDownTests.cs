using Slipway.Engines.DuckDb;

namespace Slipway.Unit.Engines.DuckDb;

public sealed class LockDownTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("slipway-duckdb-").FullName;
    readonly DuckDbDatabase _database = DuckDbDatabase.InMemory();
    readonly DuckDbConnection _connection;

    public LockDownTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "in"));
        _connection = _database.Connect();
        _connection.Execute($"copy (select 1 as n) to {File("in/a.parquet")}; copy (select 2 as n) to {File("out.parquet")}; copy (select 3 as n) to {File("one.parquet")}", Ct);
        _database.LockDown([Path.Combine(_folder, "in") + Path.DirectorySeparatorChar, Path.Combine(_folder, "one.parquet")]);
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Allowed_folders_and_files_are_read()
    {
        Assert.Equal(1, Read("in/a.parquet"));
        Assert.Equal(3, Read("one.parquet"));
    }

    [Theory]
    [InlineData("out.parquet")]
    [InlineData("in/../out.parquet")]
    [InlineData("in/../../../../../../../../etc/passwd")]
    public void Nothing_else_is_read(string path) =>
        Assert.Equal("Permission", Assert.Throws<DuckDbException>(() => Read(path)).Kind);

    [Theory]
    [InlineData("set enable_external_access = true")]
    [InlineData("set threads = 1")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("attach '/tmp/other.db' as other")]
    [InlineData("copy (select 1) to '/tmp/slipway-must-not-exist.csv'")]
    public void Settings_extensions_and_other_files_are_closed(string sql) =>
        Assert.Throws<DuckDbException>(() => _connection.Execute(sql, Ct));

    long Read(string path) => _connection.List($"select n from read_parquet({File(path)})", [], row => row.Integer(0), Ct)[0];

    string File(string path) => DuckDbSql.Literal(Path.Combine(_folder, path));
}

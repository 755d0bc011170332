using System.Text;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Integration.Storage;

/// <summary>The five column types mean the same on every engine, and the shared SQL really is shared.</summary>
public abstract class ColumnTypesContract(Engine engine)
{
    readonly Db _db = engine.Db;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_types_and_a_window_survive_a_round_trip()
    {
        await _db.ExecuteAsync($"create table five (t text, n bigint, d double precision, b boolean, y bytea)", Ct);
        for (var i = 1; i <= 3; i++)
        {
            await _db.ExecuteAsync(
                $"insert into five (t, n, d, b, y) values ({"42"}, {long.MaxValue - i}, {double.Epsilon * i}, {i % 2 == 1}, {Encoding.UTF8.GetBytes("12")})", Ct);
        }

        var rows = await _db.QueryAsync($"""
            select t, n, d, b, y, row_number() over (order by n) as place, sum(case when b then 1 else 0 end) over () as trues
            from five where b = {true} order by n desc limit {2} offset {0}
            """,
            row => (row.Text("t"), row.Number("n"), row.Real("d"), row.Flag("b"), Encoding.UTF8.GetString(row.Bytes("y")), row.Number("place"), row.Number("trues")), Ct);

        Assert.Equal(
            [("42", long.MaxValue - 1, double.Epsilon, true, "12", 2, 2), ("42", long.MaxValue - 3, double.Epsilon * 3, true, "12", 1, 2)], rows);
    }

    [Fact]
    public async Task What_has_no_value_reads_back_as_null()
    {
        await _db.ExecuteAsync($"create table absent (t text, n bigint, d double precision, at bigint, digest text, y bytea)", Ct);
        await _db.ExecuteAsync(
            $"insert into absent (t, n, d, at, digest, y) values ({(string?)null}, {(long?)null}, {(double?)null}, {(DateTimeOffset?)null}, {(Digest?)null}, {(byte[]?)null})", Ct);

        var row = await _db.QueryAsync($"select * from absent", row => (
            row.TextOrNull("t"), row.NumberOrNull("n"), row.RealOrNull("d"), row.TimeOrNull("at"), row.DigestOrNull("digest"), row.BytesOrNull("y")), Ct);

        Assert.Equal([(null, null, null, null, null, null)], row);
    }

    [Fact]
    public async Task A_text_with_NUL_is_kept_whole_or_refused_with_a_reason()
    {
        await _db.ExecuteAsync($"create table nul (t text)", Ct);
        try
        {
            await _db.ExecuteAsync($"insert into nul (t) values ({"a\0b"})", Ct);
            Assert.Equal(["a\0b"], await _db.QueryAsync($"select t from nul", row => row.Text("t"), Ct));
        }
        catch (RefusalException refusal)
        {
            Assert.Equal("text.nul", refusal.Code);
        }
    }

    [Fact]
    public async Task Filters_are_composed_and_lists_are_parameters()
    {
        await _db.ExecuteAsync($"create table composed (name text, n bigint)", Ct);
        await _db.ExecuteManyAsync(Enumerable.Range(0, 5000).Select(i => (Sql)$"insert into composed (name, n) values ({$"row {i}"}, {i})"), Ct);

        var filter = Sql.Join($" and ", [(Sql)$"n >= {10}", (Sql)$"n < {20}", (Sql)$"name in ({Sql.List(["row 12", "row 15", "row 99"])})"]);
        var names = await _db.QueryAsync($"select name from composed where {filter} order by {SqlText.Column("n", "n", "name")} desc", row => row.Text("name"), Ct);

        Assert.Equal(["row 15", "row 12"], names);
        Assert.Equal(0, await _db.CountAsync($"select count(*) from composed where name in ({Sql.List<string>([])})", Ct));
        Assert.Equal(5000, await _db.CountAsync($"select count(*) from composed", Ct));
    }

    [Fact]
    public async Task Nothing_in_a_value_becomes_SQL()
    {
        await _db.ExecuteAsync($"create table injected (name text)", Ct);
        await _db.ExecuteAsync($"insert into injected (name) values ({"'); drop table injected; --"})", Ct);

        Assert.Equal(["'); drop table injected; --"], await _db.QueryAsync($"select name from injected", row => row.Text("name"), Ct));
    }
}

public sealed class ColumnTypesOnSqlite(Sqlite engine) : ColumnTypesContract(engine), IClassFixture<Sqlite>;

public sealed class ColumnTypesOnPostgres(Postgres engine) : ColumnTypesContract(engine), IClassFixture<Postgres>;

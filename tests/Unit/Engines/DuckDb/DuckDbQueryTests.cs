using Slipway.Engines.DuckDb;

namespace Slipway.Unit.Engines.DuckDb;

public sealed class DuckDbQueryTests : IDisposable
{
    readonly DuckDbDatabase _database = DuckDbDatabase.InMemory();
    readonly DuckDbConnection _connection;

    public DuckDbQueryTests() => _connection = _database.Connect();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("-7::tinyint", -7L)]
    [InlineData("300::smallint", 300L)]
    [InlineData("-70000", -70000L)]
    [InlineData("9007199254740993", 9007199254740993L)]
    [InlineData("1.5::float", 1.5)]
    [InlineData("2.25::double", 2.25)]
    [InlineData("-12.345::decimal(9,3)", -12.345)]
    [InlineData("12345678901.5::decimal(38,1)", 12345678901.5)]
    [InlineData("(-5)::hugeint", -5.0)]
    [InlineData("'short'", "short")]
    [InlineData("'longer than twelve bytes, so behind a pointer'", "longer than twelve bytes, so behind a pointer")]
    [InlineData("'züß'", "züß")]
    [InlineData("''", "")]
    [InlineData("'b'::enum('a', 'b')", "b")]
    [InlineData("null::integer", null)]
    public void Every_type_reads_as_its_own_value(string sql, object? expected) =>
        Assert.Equal(expected, One($"select {sql}", row => row.Value(0)));

    [Fact]
    public void Dates_and_times_are_utc()
    {
        Assert.Equal(new DateOnly(2001, 2, 28), One("select date '2001-02-28'", row => row.Value(0)));
        var expected = new DateTimeOffset(2001, 1, 31, 23, 59, 1, 5, TimeSpan.Zero);
        foreach (var type in new[] { "timestamp", "timestamp_ms", "timestamp_ns" })
            Assert.Equal(expected, One($"select '2001-01-31 23:59:01.005'::{type}", row => row.Time(0)));
        Assert.Equal(expected, One("select '2001-01-31 23:59:01.005Z'::timestamptz", row => row.Time(0)));
        Assert.Equal(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), One("select '00112233-4455-6677-8899-aabbccddeeff'::uuid", row => row.Value(0)));
    }

    [Fact]
    public void A_list_reads_as_an_array() =>
        Assert.Equal(new object?[] { 1L, null, 3L }, One("select [1, null, 3]", row => row.Value(0)));

    [Fact]
    public void Parameters_come_back_as_they_went_in()
    {
        object?[] parameters = [null, true, 5L, -0.5, "it's", new byte[] { 1, 0, 2 }, new DateOnly(1969, 12, 31), DateTimeOffset.UnixEpoch.AddMicroseconds(-1)];

        var values = _connection.List("select ?, ?, ?, ?, ?, ?, ?, ?", parameters, row => Enumerable.Range(0, 8).Select(row.Value).ToArray(), Ct)[0];

        Assert.Equal(parameters, values);
    }

    [Fact]
    public void Columns_are_copied_as_floats_with_nan_for_null()
    {
        using var result = _connection.Query("select x, x * 10 from (values (1::smallint), (null), (3)) t(x)", Ct);
        using var chunk = result.Next()!;
        var matrix = new float[6];

        chunk[0].CopyTo<float>(matrix, stride: 2);
        chunk[1].CopyTo(matrix.AsSpan(1), stride: 2);

        Assert.Equal([1, 10, float.NaN, float.NaN, 3, 30], matrix);
    }

    [Fact]
    public void A_million_rows_arrive_in_chunks()
    {
        using var result = _connection.Stream("select range as n, range % 7 = 0 as seventh from range(?)", [1_000_000L], Ct);
        long sum = 0, sevenths = 0;
        while (result.Next() is { } chunk)
        {
            foreach (var n in chunk[0].Values<long>())
                sum += n;
            foreach (var seventh in chunk[1].Values<bool>())
                sevenths += seventh ? 1 : 0;
            chunk.Dispose();
        }

        Assert.Equal((499_999_500_000, 142_858), (sum, sevenths));
    }

    [Fact]
    public void The_wrong_element_type_is_refused()
    {
        using var result = _connection.Query("select 1::bigint as n", Ct);
        using var chunk = result.Next()!;

        Assert.Throws<InvalidOperationException>(() => { chunk[0].Values<int>(); });
    }

    [Theory]
    [InlineData("selec 1", "Parser")]
    [InlineData("select nothing from nowhere", "Catalog")]
    [InlineData("select 'x'::integer", "Conversion")]
    [InlineData("select * from read_parquet('no-such-file.parquet')", "IO")]
    [InlineData("", "Parser")]
    public void A_failure_names_its_kind(string sql, string kind) =>
        Assert.Equal(kind, Assert.Throws<DuckDbException>(() => _connection.Query(sql, Ct)).Kind);

    [Fact]
    public void The_number_of_parameters_must_fit() =>
        Assert.Equal("Invalid Input", Assert.Throws<DuckDbException>(() => _connection.Query("select ?", [1, 2], Ct)).Kind);

    [Fact]
    public void Several_statements_run_in_order()
    {
        Assert.Equal(2, _connection.Execute("create table t(n integer); insert into t values (1), (2)", Ct));
        Assert.Equal(1, _connection.Execute("delete from t where n = ?", [2], Ct));
        Assert.Equal(1L, One("select count(*) from t", row => row.Integer(0)));
    }

    [Fact]
    public void A_cancelled_query_stops()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.Throws<OperationCanceledException>(() =>
            _connection.Query("select count(*) from range(10000000000) a, range(1000) b where a.range * b.range % 7 = 3", source.Token));
        Assert.Equal(1L, One("select 1", row => row.Integer(0)));
    }

    T One<T>(string sql, Func<DuckDbRow, T> read) => Assert.Single(_connection.List(sql, [], read, Ct));
}

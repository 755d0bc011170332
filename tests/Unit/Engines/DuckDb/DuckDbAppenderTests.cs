using Slipway.Engines.DuckDb;

namespace Slipway.Unit.Engines.DuckDb;

public sealed class DuckDbAppenderTests : IDisposable
{
    readonly DuckDbDatabase _database = DuckDbDatabase.InMemory();
    readonly DuckDbConnection _connection;

    public DuckDbAppenderTests()
    {
        _connection = _database.Connect();
        _connection.Execute("create table t(n bigint not null, x double, label varchar, moment timestamptz)", Ct);
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void Appended_rows_are_in_the_table_with_nulls_where_nothing_was_set()
    {
        using (var rows = _connection.Append("t"))
        {
            for (var n = 0; n < 5000; n++)
            {
                rows.Set(0, (long)n);
                if (n % 2 == 0)
                    rows.Set(1, n / 2.0);
                rows.Set(2, n % 3 == 0 ? "x" : $"a label of flight {n} that is long");
                rows.Set(3, DateTimeOffset.UnixEpoch.AddSeconds(n));
                rows.EndRow();
            }

            rows.Complete();
        }

        var found = _connection.List(
            "select count(*), count(x), sum(x), count(*) filter (label = 'x'), max(label), max(moment) from t", [],
            row => (row.Integer(0), row.Integer(1), row.Number(2), row.Integer(3), row.Text(4), row.Time(5)), Ct)[0];
        Assert.Equal((5000, 2500, 3123750.0, 1667, "x", DateTimeOffset.UnixEpoch.AddSeconds(4999)), found);
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        using var rows = _connection.Append("t");

        Assert.Throws<InvalidOperationException>(() => rows.Set(0, 1));
    }

    [Fact]
    public void A_broken_constraint_is_reported()
    {
        using var rows = _connection.Append("t");
        rows.Set(1, 1.0);
        rows.EndRow();

        Assert.Contains("NOT NULL", Assert.Throws<DuckDbException>(rows.Complete).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_not_there_is_refused() => Assert.Throws<DuckDbException>(() => _connection.Append("nowhere"));
}

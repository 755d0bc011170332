using Slipway.Engines.DuckDb;
using Slipway.Registry.Profiles;

namespace Slipway.Integration.Registry;

public sealed class TableReferenceTests : IDisposable
{
    readonly string _path = Path.Combine(Path.GetTempPath(), $"slipway-{Guid.NewGuid():N}.parquet");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Numbers_fall_into_tenths_of_which_infinities_and_gaps_stand_apart()
    {
        Write("select case when range = 0 then 'inf'::double when range = 1 then 'nan'::double when range = 2 then null else range end as x from range(1003)");

        var reference = Assert.Single(TableReference.Of(_path, [new("x", "FP64", [-1, 1])], ["x"], Ct));

        Assert.Equal(9, reference.Edges.Count);
        Assert.Equal([1, 2], reference.Counts.TakeLast(2));
        Assert.All(reference.Counts.SkipLast(2), count => Assert.InRange(count, 98, 102));
        Assert.Equal(1003, reference.Counts.Sum());
    }

    [Fact]
    public void Few_values_give_few_bins_and_each_value_one_of_its_own()
    {
        Write("select range % 3 as x from range(300)");

        var reference = Assert.Single(TableReference.Of(_path, [new("x", "INT64", [-1, 1])], ["x"], Ct));

        Assert.Equal([1.0, 2], reference.Edges);
        Assert.Equal([100, 100, 100, 0, 0], reference.Counts);
    }

    [Fact]
    public void Beyond_thirty_categories_the_rest_is_one()
    {
        Write("select case when range < 10 then null else 'c' || (range % 40) end as x from range(410)");

        var reference = Assert.Single(TableReference.Of(_path, [new("x", "BYTES", [-1, 1])], ["x"], Ct));

        Assert.Equal((30, 32), (reference.Categories.Count, reference.Counts.Count));
        Assert.Equal((100, 10), (reference.Counts[30], reference.Counts[31]));
    }

    [Fact]
    public void An_empty_text_is_a_missing_one_as_it_is_to_models()
    {
        Write("select case range % 4 when 0 then null when 1 then '' else 'c' end as x from range(40)");

        var reference = Assert.Single(TableReference.Of(_path, [new("x", "BYTES", [-1, 1])], ["x"], Ct));

        Assert.Equal(["c"], reference.Categories);
        Assert.Equal([20, 0, 20], reference.Counts);
    }

    [Theory, InlineData("range % 2 = 0"), InlineData("(range % 2)::utinyint"), InlineData("(range % 2)::decimal(9, 2)"), InlineData("(range % 2)::varchar"), InlineData("(range % 2)::uinteger")]
    public void Whatever_can_be_read_as_a_number_is_one(string value)
    {
        Write($"select {value} as x from range(10)");

        Assert.Equal([5, 5, 0, 0], Assert.Single(TableReference.Of(_path, [new("x", "FP32", [-1, 1])], ["x"], Ct)).Counts);
    }

    [Theory, InlineData("'abc'"), InlineData("timestamp '2001-01-01'"), InlineData("[1, 2]")]
    public void What_is_no_number_is_missing_where_the_model_wants_one(string value)
    {
        Write($"select {value} as x from range(5)");

        var reference = Assert.Single(TableReference.Of(_path, [new("x", "FP32", [-1, 1]), new("y", "FP32", [-1, 1])], ["x"], Ct));

        Assert.Equal([0, 0, 5], reference.Counts);
    }

    public void Dispose() => File.Delete(_path);

    void Write(string select)
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute($"copy ({select}) to {DuckDbSql.Literal(_path)} (format parquet)", Ct);
    }
}

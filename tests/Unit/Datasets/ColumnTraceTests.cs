using Slipway.Datasets.Queries;

namespace Slipway.Unit.Datasets;

public sealed class ColumnTraceTests
{
    /// <summary>What is computed from <c>delay</c>, beside itself.</summary>
    [Theory]
    [InlineData("select delay from flights", "")]
    [InlineData("select * from flights", "")]
    [InlineData("select distance, delay > 15 as late from flights", "late")]
    [InlineData("select f.delay as d from flights f", "d")]
    [InlineData("select \"Delay\" + 1 as d from flights", "d")]
    [InlineData("select case when distance > 9 then delay else 0 end as d, distance * 2 as m from flights", "d")]
    [InlineData("with a as (select delay / 60 as h from flights) select round(h) as hours from a", "h,hours")]
    [InlineData("select hours from (select delay / 60 as hours from flights)", "hours")]
    [InlineData("select coalesce(try_cast(delay as double), 0)::bigint as d from flights", "d")]
    [InlineData("select distance as d from flights union all select delay as d from flights", "d")]
    [InlineData("select avg(delay) as mean from flights", "")]
    [InlineData("select avg(delay) over (partition by origin) as mean from flights", "")]
    [InlineData("select origin, (select max(delay) from flights) as worst from flights", "")]
    [InlineData("select distance as d from flights where delay > 0", "")]
    public void Columns_of_the_same_row_are_followed_and_summaries_are_not(string sql, string derived)
    {
        using var query = TableQuery.Open(QueryFiles.None, new(), TestContext.Current.CancellationToken);
        var tree = SelectText.Parse(query, sql, "sql", "flights").Tree;

        var found = ColumnTrace.DerivedFrom(tree, ["delay"], query.Aggregates());

        Assert.Equal(derived, string.Join(',', found.Where(name => name != "delay").Order(StringComparer.Ordinal)));
    }
}

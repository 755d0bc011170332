using Slipway.Contracts.Datasets;
using Slipway.Datasets.Profiles;
using Slipway.Kernel;

namespace Slipway.Integration.Datasets;

public sealed class Profiles(Sqlite engine) : IClassFixture<Sqlite>, IAsyncDisposable
{
    readonly DataWorld _world = new(engine);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Whole_numbers_are_described_with_bins_of_whole_numbers()
    {
        var column = await ColumnAsync("select i % 24 as v from range(2400) t(i)");

        Assert.Equal((24L, "0", "23", 11.5, 0L), (column.Distinct, column.Min, column.Max, column.Mean, column.Missing));
        Assert.Equal(Enumerable.Range(0, 13).Select(i => 2.0 * i), column.Histogram!.Edges);
        Assert.All(column.Histogram.Counts, count => Assert.Equal(200, count));
        Assert.Equal([.01, .05, .25, .5, .75, .95, .99], column.Quantiles.Select(quantile => quantile.Q));
        Assert.Equal(11.5, column.Quantiles[3].Value);
        Assert.Empty(column.Top);
    }

    [Fact]
    public async Task Reals_count_every_finite_value_in_twenty_bins()
    {
        var column = await ColumnAsync("select case i when 0 then null when 1 then 'nan'::double when 2 then 'infinity'::double else i / 100.0 end as v from range(1003) t(i)");

        Assert.Equal((1003L, 2L), (column.Rows, column.Missing));
        Assert.Equal(20, column.Histogram!.Counts.Count);
        Assert.Equal(1000, column.Histogram.Counts.Sum());
        Assert.Equal((0.03, 10.02), (column.Histogram.Edges[0], column.Histogram.Edges[^1]));
        Assert.Equal(5.025, column.Mean!.Value, 9);
    }

    [Fact]
    public async Task Times_have_edges_in_unix_milliseconds()
    {
        var column = await ColumnAsync("select timestamp '2001-01-01' + to_days(i::int) as v from range(21) t(i)");

        Assert.Equal(("2001-01-01T00:00:00", "2001-01-21T00:00:00"), (column.Min, column.Max));
        Assert.Equal(978_307_200_000, column.Histogram!.Edges[0]);
        Assert.Equal(86_400_000, column.Histogram.Edges[1] - column.Histogram.Edges[0]);
        Assert.Equal([.. Enumerable.Repeat(1L, 19), 2L], column.Histogram.Counts);
        Assert.Null(column.Mean);
    }

    [Fact]
    public async Task Texts_have_their_most_frequent_values()
    {
        var column = await ColumnAsync("select case when i < 30 then 'many' else 'k' || i end as v from range(60) t(i)");

        Assert.Equal(new ValueCountView("many", 30), column.Top[0]);
        Assert.Equal(new ValueCountView("k30", 1), column.Top[1]);
        Assert.Equal((20, 31L), (column.Top.Count, column.Distinct));
        Assert.Null(column.Histogram);
    }

    [Theory]
    [InlineData("select 5::bigint as v from range(9)")]
    [InlineData("select 5.5::double as v from range(9)")]
    [InlineData("select null::double as v from range(9)")]
    [InlineData("select 'nan'::double as v from range(9)")]
    [InlineData("select [1, 2] as v from range(9)")]
    [InlineData("select {'a': 1} as v from range(9)")]
    [InlineData("select 1.25::decimal(9, 2) as v from range(9)")]
    [InlineData("select true as v from range(9)")]
    [InlineData("select date '2001-01-01' as v from range(9)")]
    [InlineData("select timestamptz '2001-01-01' as v from range(9)")]
    [InlineData("select time '10:00' as v from range(9)")]
    [InlineData("select 'x'::blob as v from range(9)")]
    [InlineData("select 1.7e308::double * (i % 2 * 2 - 1) as v from range(9) t(i)")]
    [InlineData("select 9223372036854775807 - i as v from range(9) t(i)")]
    public async Task Odd_columns_have_a_profile_too(string select)
    {
        var column = await ColumnAsync(select);

        Assert.Equal(9, column.Rows);
        if (column.Histogram is { } histogram)
            Assert.Equal((9, histogram.Counts.Count + 1), (histogram.Counts.Sum(), histogram.Edges.Count));
    }

    [Fact]
    public async Task A_profile_is_made_once()
    {
        var table = await _world.TableAsync("select 1 as kept");
        var profiles = _world.Get<TableProfiles>();
        await profiles.GetAsync(Digest.Parse(table.Digest), Ct);
        await engine.Db.ExecuteAsync($"update profiles set profile = replace(profile, 'kept', 'from the store') where table_digest = {table.Digest}", Ct);

        Assert.Equal("from the store", (await profiles.GetAsync(Digest.Parse(table.Digest), Ct)).Columns[0].Name);
    }

    async Task<ColumnProfileView> ColumnAsync(string select)
    {
        var table = await _world.TableAsync(select);
        return Assert.Single((await _world.Get<TableProfiles>().GetAsync(Digest.Parse(table.Digest), Ct)).Columns);
    }
}

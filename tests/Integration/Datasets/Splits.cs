using System.Globalization;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Splits;
using Slipway.Datasets.Tables;
using Slipway.Kernel;

namespace Slipway.Integration.Datasets;

/// <summary>What a split promises, on every engine.</summary>
public abstract class SplitsContract(Engine engine) : IAsyncDisposable
{
    static readonly Dictionary<string, double> Ratios = new() { ["train"] = .7, ["validation"] = .2, ["test"] = .1 };

    readonly DataWorld _world = new(engine);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_split_by_time_puts_the_past_before_the_future()
    {
        var table = await _world.TableAsync("select timestamp '2001-01-01' + to_minutes((i * 7919) % 1000) as at, i, (i % 4 = 0)::int as late from range(1000) t(i)");

        var split = await SplitAsync(table, new(Ratios, SplitBy.Time, "at", 7, "late"));

        Assert.Equal([700L, 200L, 100L], split.Parts.Select(part => part.Rows));
        Assert.Equal(["2001-01-01T00:00:00", "2001-01-01T11:40:00", "2001-01-01T15:00:00"], split.Parts.Select(part => part.From));
        Assert.Equal(["2001-01-01T11:39:00", "2001-01-01T14:59:00", "2001-01-01T16:39:00"], split.Parts.Select(part => part.To));
        Assert.Equal(0.25, split.Parts[0].PositiveRate!.Value, 0.05);
        Assert.True(split.Parts[0].Low < split.Parts[0].PositiveRate && split.Parts[0].PositiveRate < split.Parts[0].High);
    }

    [Theory]
    [InlineData(SplitBy.Time, "at")]
    [InlineData(SplitBy.Random, null)]
    public async Task The_same_seed_gives_the_same_digests_and_another_seed_others(SplitBy by, string? column)
    {
        var table = await _world.TableAsync($"select timestamp '2001-01-01' + to_days((i // 100)::int) as at, i, '{by}' as k from range(5000) t(i)");

        var first = await SplitAsync(table, new(Ratios, by, column, 7));
        await using var again = new DataWorld(engine);
        await engine.Db.ExecuteAsync($"delete from splits where table_digest = {table.Digest}", Ct);
        var second = await again.Get<TableSplits>().SplitAsync(Digest.Parse(table.Digest), new(Ratios, by, column, 7), DataWorld.Ada, Ct);
        var other = await SplitAsync(table, new(Ratios, by, column, 8));

        Assert.Equal(first.Parts.Select(part => part.Table), second.Parts.Select(part => part.Table));
        Assert.All(first.Parts.Zip(other.Parts), pair => Assert.NotEqual(pair.First.Table, pair.Second.Table));
    }

    [Fact]
    public async Task Parts_hold_every_row_once_and_keep_equal_rows_together()
    {
        var table = await _world.TableAsync("select (i // 3)::bigint as i from range(3000) t(i)");

        var split = await SplitAsync(table, new(Ratios, SplitBy.Random, Seed: 1));

        var parts = new List<List<string>>();
        foreach (var part in split.Parts)
            parts.Add(await _world.RowsAsync(part.Table, "i"));
        Assert.Equal(
            Enumerable.Range(0, 3000).Select(i => i / 3),
            parts.SelectMany(part => part).Select(value => int.Parse(value, CultureInfo.InvariantCulture)).Order());
        Assert.Empty(parts[0].Intersect(parts[1]).Concat(parts[1].Intersect(parts[2])).Concat(parts[0].Intersect(parts[2])));
        Assert.NotEqual(parts[0].Order(), parts[0]);
    }

    [Fact]
    public async Task A_split_asked_for_twice_is_made_once_and_listed()
    {
        var table = await _world.TableAsync("select i as listed from range(100) t(i)");
        var requests = Enumerable.Range(0, 3).Select(seed => new SplitRequest(Ratios, SplitBy.Random, Seed: seed)).ToList();
        foreach (var request in requests.Append(requests[0]))
            await SplitAsync(table, request);
        var splits = _world.Get<TableSplits>();
        var digest = Digest.Parse(table.Digest);

        var first = await splits.ListAsync(digest, PageRequest.From(null, 2), Ct);
        var rest = await splits.ListAsync(digest, PageRequest.From(first.Next, 2), Ct);

        Assert.Equal(3, first.Total);
        Assert.Equal([0L, 1L, 2L], first.Items.Concat(rest.Items).Select(split => split.Request.Seed).Order());
        Assert.Equal(["train", "validation", "test"], first.Items[0].Request.Ratios.Keys);
    }

    [Fact]
    public async Task Parts_inherit_the_dictionary()
    {
        var table = await _world.TableAsync("select i as inherited from range(50) t(i)");
        await engine.Db.ExecuteAsync($"update table_columns set role = 'Outcome', unit = 'minutes' where table_digest = {table.Digest}", Ct);

        var split = await SplitAsync(table, new(Ratios, SplitBy.Random));

        var part = await _world.Get<TableCatalog>().FindAsync(Digest.Parse(split.Parts[1].Table), Ct);
        Assert.Equal(new ColumnView("inherited", "bigint", null, "minutes", ColumnRole.Outcome), part!.Columns[0]);
        Assert.Equal([table.Digest], part.Origin.Parents);
    }

    [Fact]
    public async Task Every_fault_of_a_request_is_told()
    {
        var table = await _world.TableAsync("select i as fault from range(50) t(i)");

        var refusal = await DataWorld.RefusedAsync(() =>
            SplitAsync(table, new(new Dictionary<string, double> { ["Train"] = 1.2, ["test"] = .3 }, SplitBy.Time, "nowhere", 0, "label")));

        Assert.Equal(["ratios.Train", "ratios.Train", "ratios", "column", "label"], refusal.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public async Task A_part_without_rows_and_rows_without_time_are_refused()
    {
        var few = await _world.TableAsync("select i as few from range(2) t(i)");
        var timeless = await _world.TableAsync("select case when i > 3 then timestamp '2001-01-01' end as at from range(9) t(i)");

        Assert.Equal("split.empty_part", (await DataWorld.RefusedAsync(() => SplitAsync(few, new(Ratios, SplitBy.Random)))).Code);
        Assert.Equal("split.time_missing", (await DataWorld.RefusedAsync(() => SplitAsync(timeless, new(Ratios, SplitBy.Time, "at")))).Code);
    }

    Task<SplitView> SplitAsync(TableView table, SplitRequest request) =>
        _world.Get<TableSplits>().SplitAsync(Digest.Parse(table.Digest), request, DataWorld.Ada, Ct);
}

public sealed class SplitsOnSqlite(Sqlite engine) : SplitsContract(engine), IClassFixture<Sqlite>;

public sealed class SplitsOnPostgres(Postgres engine) : SplitsContract(engine), IClassFixture<Postgres>;

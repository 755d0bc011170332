using Slipway.Contracts;
using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage.Blobs;
using Slipway.Tracking;
using Slipway.Tracking.Experiments;
using Slipway.Tracking.Runs;
using Slipway.Tracking.Search;

namespace Slipway.Integration.Tracking;

/// <summary>Filters, orders and pages of runs, the same on every engine.</summary>
public abstract class RunSearchContract(Engine engine)
{
    static readonly Actor Ada = new("ada", new HashSet<Permission>());

    readonly string _experiment = $"flights-{Guid.NewGuid():N}";
    readonly ExperimentStore _experiments = new(engine.Db);
    readonly RunRecorder _recorder = new(engine.Db, new(engine.Db, TimeProvider.System), new FileBlobStore(engine.Home), TimeProvider.System);
    readonly RunSearch _search = new(engine.Db, new(engine.Db), new RunReader(engine.Db));

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("metrics.auc desc", "best worst nan none")]
    [InlineData("metrics.auc asc", "worst best nan none")]
    [InlineData("params.depth", "worst best nan none")]
    [InlineData("params.depth desc", "best worst nan none")]
    [InlineData("started asc", "best nan none worst")]
    [InlineData(null, "worst none nan best")]
    public async Task Values_come_first_then_those_without_rank_then_those_without_value(string? order, string expected)
    {
        await AddAsync("best", 0.7, "10");
        await AddAsync("nan", double.NaN, "deep");
        await AddAsync("none", null, null);
        await AddAsync("worst", 0.6, "9");

        var pages = await PagesAsync(order, limit: 1);

        Assert.Equal(expected, string.Join(' ', pages.Select(run => run.Name)));
        Assert.Equal(expected, string.Join(' ', (await FindAsync(order, 100)).Items.Select(run => run.Name)));
    }

    [Theory, InlineData("metrics.auc desc"), InlineData("params.depth"), InlineData("metrics.absent"), InlineData(null)]
    public async Task Paging_shows_every_run_once_even_where_many_are_equal(string? order)
    {
        for (var i = 0; i < 23; i++)
            await AddAsync($"run {i}", i % 3 == 0 ? null : i % 4, i % 5 == 0 ? null : i % 2 == 0 ? "x" : "1");

        var pages = await PagesAsync(order, limit: 4);

        Assert.Equal(23, pages.Select(run => run.Id).Distinct().Count());
        Assert.Equal(23, pages.Count);
        Assert.Equal(pages.Select(run => run.Id), (await FindAsync(order, 100)).Items.Select(run => run.Id));
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_its_total()
    {
        var execution = $"execution_{Guid.NewGuid():N}";
        await AddAsync("trees 50%_deep", 0.5, null);
        var started = await _recorder.StartAsync(new(_experiment, "linear"), new(execution, "linear", null), Ada, Ct);
        await _recorder.EndAsync(started.Id, RunStatus.Failed, Ada, Ct);

        Assert.Equal(["linear"], await NamesAsync(new(_experiment, RunStatus.Failed, null, null, RunOrder.Parse(null), new(null, 10))));
        Assert.Equal(["linear"], await NamesAsync(new(null, null, null, execution, RunOrder.Parse(null), new(null, 10))));
        Assert.Equal(["trees 50%_deep"], await NamesAsync(new(_experiment, null, "50%_DEEP", null, RunOrder.Parse(null), new(null, 10))));
        Assert.Equal(["linear"], await NamesAsync(new(null, null, started.Id, null, RunOrder.Parse(null), new(null, 10))));
        Assert.Empty(await NamesAsync(new("no such experiment", null, null, null, RunOrder.Parse(null), new(null, 10))));
        var byId = (await _experiments.ListAsync(_experiment, new(null, 10), Ct)).Items.Single();
        Assert.Equal(2, (await _search.FindAsync(new(byId.Id, null, null, null, RunOrder.Parse(null), new(null, 1)), Ct)).Total);
        Assert.Equal(2, byId.Runs);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() =>
            _search.FindAsync(new(null, null, null, null, RunOrder.Parse(null), new("nonsense", 10)), Ct));

        Assert.Equal("page.cursor", refusal.Code);
    }

    async Task AddAsync(string name, double? auc, string? depth)
    {
        var run = await _recorder.StartAsync(new(_experiment, name), null, Ada, Ct);
        await _recorder.LogAsync(run.Id, new(
            depth is null ? null : new Dictionary<string, string> { ["depth"] = depth }, auc is { } value ? [new("auc", value)] : null), Ct);
        await Task.Delay(2, Ct); // Started at another millisecond than the next.
    }

    async Task<List<RunView>> PagesAsync(string? order, int limit)
    {
        var (runs, next) = (new List<RunView>(), (string?)null);
        do
        {
            var page = await _search.FindAsync(new(_experiment, null, null, null, RunOrder.Parse(order), PageRequest.From(next, limit)), Ct);
            runs.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null && runs.Count < 100);
        return runs;
    }

    Task<Page<RunView>> FindAsync(string? order, int limit) =>
        _search.FindAsync(new(_experiment, null, null, null, RunOrder.Parse(order), new(null, limit)), Ct);

    async Task<IEnumerable<string>> NamesAsync(RunQuery query) => (await _search.FindAsync(query, Ct)).Items.Select(run => run.Name);
}

public sealed class RunSearchOnSqlite(Sqlite engine) : RunSearchContract(engine), IClassFixture<Sqlite>;

public sealed class RunSearchOnPostgres(Postgres engine) : RunSearchContract(engine), IClassFixture<Postgres>;

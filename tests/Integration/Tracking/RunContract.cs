using Microsoft.Extensions.Logging.Abstractions;
using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Storage.Blobs;
using Slipway.Tracking;
using Slipway.Tracking.Metrics;
using Slipway.Tracking.Runs;

namespace Slipway.Integration.Tracking;

/// <summary>What every engine must do for runs. Written once, run on each.</summary>
public abstract class RunContract(Engine engine)
{
    static readonly Actor Ada = new("ada", new HashSet<Permission>());

    readonly Db _db = engine.Db;
    readonly EventLog _events = new(engine.Db, TimeProvider.System);
    readonly RunRecorder _recorder = new(engine.Db, new(engine.Db, TimeProvider.System), new FileBlobStore(engine.Home), TimeProvider.System);
    readonly RunCatalog _runs = new(engine.Db, new FileBlobStore(engine.Home), TimeProvider.System);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_logged_reads_back()
    {
        var run = await StartAsync();
        var input = new RunInputView(Digest.Of("table").ToString(), "training", "flights", 2);

        await _recorder.LogAsync(run, new(
            new Dictionary<string, string> { ["depth"] = "6" }, [new("auc", 0.5, 1), new("auc", 0.6, 2)],
            new Dictionary<string, string> { ["environment.xgboost"] = "1.7" }, [input]), Ct);
        await _recorder.EndAsync(run, RunStatus.Finished, Ada, Ct);

        var found = await _runs.GetAsync(run, Ct);
        Assert.Equal(("6", 0.6, "1.7", RunStatus.Finished), (found.Params["depth"], found.Metrics["auc"], found.Tags["environment.xgboost"], found.Status));
        Assert.Equal([input], found.Inputs);
    }

    [Fact]
    public async Task A_param_is_written_once_and_repeating_it_is_fine()
    {
        var run = await StartAsync();
        await _recorder.LogAsync(run, Params("depth", "6"), Ct);
        await _recorder.LogAsync(run, Params("depth", "6"), Ct);

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => _recorder.LogAsync(run, new(
            new Dictionary<string, string> { ["depth"] = "7", ["eta"] = "1" }, [new("auc", 1)]), Ct));

        var found = await _runs.GetAsync(run, Ct);
        Assert.Equal("run.param_changed", refusal.Code);
        Assert.Equal(["params.depth"], refusal.Problems.Select(problem => problem.Path));
        Assert.Equal(["depth"], found.Params.Keys);
        Assert.Empty(found.Metrics);
    }

    [Fact]
    public async Task Of_many_writers_of_one_param_one_wins()
    {
        var run = await StartAsync();

        var writes = Enumerable.Range(0, 12).Select(i => _recorder.LogAsync(run, Params("seed", $"{i}"), Ct)).ToList();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default)));

        var winner = Assert.Single(writes.Index(), write => write.Item.IsCompletedSuccessfully);
        Assert.Equal($"{winner.Index}", (await _runs.GetAsync(run, Ct)).Params["seed"]);
    }

    [Fact]
    public async Task The_latest_metric_is_the_one_of_the_highest_step_whenever_it_came()
    {
        var run = await StartAsync();
        await _recorder.LogAsync(run, new(Metrics: [new("loss", 0.3, 5, 100)]), Ct);
        await _recorder.LogAsync(run, new(Metrics: [new("loss", 0.9, 4, 200), new("loss", double.NaN, 5, 100)]), Ct);

        Assert.Equal(0.3, (await _runs.GetAsync(run, Ct)).Metrics["loss"]);

        await _recorder.LogAsync(run, new(Metrics: [new("loss", double.NaN, 6, 100)]), Ct);
        Assert.True(double.IsNaN((await _runs.GetAsync(run, Ct)).Metrics["loss"]));

        await _recorder.LogAsync(run, new(Metrics: [new("loss", double.NegativeInfinity, 6, 100)]), Ct);
        Assert.Equal(double.NegativeInfinity, (await _runs.GetAsync(run, Ct)).Metrics["loss"]);
    }

    [Fact]
    public async Task A_history_has_each_point_once_in_the_order_of_steps()
    {
        var run = await StartAsync();
        MetricPointView[] points = [new("loss", double.NaN, 2, 20), new("loss", 0.5, 1, 10), new("auc", 1, 1, 10)];
        await _recorder.LogAsync(run, new(Metrics: points), Ct);
        await _recorder.LogAsync(run, new(Metrics: points), Ct);
        await _recorder.LogAsync(run, new(Metrics: [new("loss", 0.5, 1, 10), new("loss", double.PositiveInfinity, 3, 5)]), Ct);

        var history = await new MetricStore(_db).HistoryAsync(run, ["loss"], Ct);

        Assert.Equal([(1, 0.5), (2, double.NaN), (3, double.PositiveInfinity)], Assert.Single(history).Points.Select(point => (point.Step, point.Value)));
        Assert.Equal(["auc", "loss"], (await new MetricStore(_db).HistoryAsync(run, [], Ct)).Select(key => key.Key));
    }

    [Fact]
    public async Task Starting_a_step_again_kills_the_run_that_its_dead_worker_left()
    {
        var origin = new RunOrigin($"execution_{Guid.NewGuid():N}", "trees", Digest.Of("code"));
        var dead = await _recorder.StartAsync(new("flights", "trees"), origin, Ada, Ct);
        var other = await _recorder.StartAsync(new("flights", "linear"), origin with { Step = "linear" }, Ada, Ct);

        var alive = await _recorder.StartAsync(new("flights", "trees"), origin, Ada, Ct);

        Assert.Equal(RunStatus.Killed, (await _runs.GetAsync(dead.Id, Ct)).Status);
        Assert.Equal(RunStatus.Running, (await _runs.GetAsync(other.Id, Ct)).Status);
        Assert.Equal((RunStatus.Running, Digest.Of("code").ToString()), (alive.Status, alive.CodeDigest));
    }

    [Fact]
    public async Task An_execution_that_ended_takes_its_running_runs_with_it()
    {
        var execution = $"execution_{Guid.NewGuid():N}";
        var lost = await _recorder.StartAsync(new("flights", "trees"), new(execution, "trees", null), Ada, Ct);
        var done = await _recorder.StartAsync(new("flights", "linear"), new(execution, "linear", null), Ada, Ct);
        await _recorder.EndAsync(done.Id, RunStatus.Finished, Ada, Ct);
        var ending = new StoredEvent(1, DateTimeOffset.UnixEpoch, "execution.failed", "ada", $"execution/{execution}", "{}", Digest.Of("a"), Digest.Of("b"));
        var reaper = new LostRunReaper(new(_db, _events, TimeProvider.System), NullLogger<LostRunReaper>.Instance);

        await reaper.HandleAsync(ending, Ct);
        await reaper.HandleAsync(ending, Ct);

        Assert.Equal(RunStatus.Killed, (await _runs.GetAsync(lost.Id, Ct)).Status);
        Assert.Equal(RunStatus.Finished, (await _runs.GetAsync(done.Id, Ct)).Status);
    }

    [Fact]
    public async Task An_artifact_is_found_by_its_path_and_replaced_by_the_next_of_that_path()
    {
        var run = await StartAsync();
        await _recorder.PutArtifactAsync(run, "plots/roc.svg", new MemoryStream("<svg/>"u8.ToArray()), Ct);
        var second = await _recorder.PutArtifactAsync(run, "plots/roc.svg", new MemoryStream("<svg></svg>"u8.ToArray()), Ct);

        Assert.Equal(("image/svg+xml", Digest.Of("<svg></svg>").ToString(), 11), (second.MediaType, second.Digest, second.Bytes));
        Assert.Equal(second.Digest, (await _runs.FindArtifactAsync(run, "plots/roc.svg", Ct))!.Digest);
        Assert.Equal("<svg></svg>", await File.ReadAllTextAsync(await _runs.ArtifactPathAsync(run, "plots/roc.svg", Ct), Ct));
        Assert.Equal("path.unsafe", (await Assert.ThrowsAsync<RefusalException>(() => _recorder.PutArtifactAsync(run, "../x", Stream.Null, Ct))).Code);
    }

    [Fact]
    public async Task Logging_into_an_unknown_run_is_refused() =>
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<RefusalException>(
            () => _recorder.LogAsync("0123", new(Metrics: [new("auc", 1)]), Ct))).Kind);

    async Task<string> StartAsync() => (await _recorder.StartAsync(new("flights", "trees"), null, Ada, Ct)).Id;

    static LogRequest Params(string key, string value) => new(new Dictionary<string, string> { [key] = value });
}

public sealed class RunsOnSqlite(Sqlite engine) : RunContract(engine), IClassFixture<Sqlite>;

public sealed class RunsOnPostgres(Postgres engine) : RunContract(engine), IClassFixture<Postgres>;

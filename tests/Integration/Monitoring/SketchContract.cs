using Slipway.Contracts.Monitoring;
using Slipway.Contracts.Serving;
using Slipway.Integration.Serving;
using Slipway.Kernel;
using Slipway.Monitoring;
using Slipway.Monitoring.Labels;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Sketches;
using Slipway.Storage;

namespace Slipway.Integration.Monitoring;

/// <summary>What every engine must do for sketches, labels and their sums. Written once, run on each.</summary>
public abstract class SketchContract : IDisposable
{
    const int Hour = 24 * 11_000;

    readonly Db _db;
    readonly SketchStore _store;
    readonly LabelStore _labels;
    readonly LogFolder _folder;
    readonly PredictionIndex _index;
    readonly LabelJoiner _joiner;
    readonly string _deployment = $"d{Guid.NewGuid():N}";

    protected SketchContract(Engine engine)
    {
        (_db, _store, _labels) = (engine.Db, new(engine.Db), new(engine.Db));
        _folder = new(engine.Home, new($"log{Guid.NewGuid():N}", "life"));
        _index = new(_folder);
        _joiner = new(engine.Db, _labels, _folder, _index, TimeProvider.System);
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _index.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Batches_add_up_by_hour_and_day_and_carry_their_position()
    {
        await _store.CommitAsync(_folder.Server, Batch((Hour, 1), (Hour + 1, 2)), 1, 64, Ct);
        await _store.CommitAsync(_folder.Server, Batch((Hour, 4), (Hour + 24, 8)), 2, 128, Ct);

        Assert.Equal([(Hour, 5L), (Hour + 1, 2), (Hour + 24, 8)], (await _store.HoursAsync(_deployment, 1, Hour, Hour + 48, Ct)).Select(hour => (hour.At, hour.Sketch.Rows)));
        Assert.Equal([(11_000, 7L), (11_001, 8)], (await _store.DaysAsync(_deployment, null, 11_000, 11_002, Ct)).Select(day => (day.At, day.Sketch.Counts[0][0])));
        Assert.Equal((2, 128), await _store.PositionAsync(_folder.Server, Ct));
        Assert.Equal((Hour + 24, Hour, 15L), (await _store.LastHourAsync(_deployment, Ct), await _store.FirstHourAsync(_deployment, 1, Ct), await _store.CountAsync(_deployment, Hour, Hour + 48, Ct)));
        Assert.Empty(await _store.HoursAsync(_deployment, 2, Hour, Hour + 48, Ct));
    }

    [Fact]
    public async Task The_logs_of_two_servers_are_read_as_one()
    {
        await _store.CommitAsync(_folder.Server, Batch((Hour, 1)), 1, 64, Ct);
        await _store.CommitAsync("another", Batch((Hour, 2)), 1, 64, Ct);

        Assert.Equal(3, (await _store.DaysAsync(_deployment, 1, 11_000, 11_001, Ct)).Single().Sketch.Rows);
        Assert.Equal(3, (await _store.ScoresAsync(_deployment, 11_000, 11_001, Ct)).Single().Scores.Rows);
    }

    [Fact]
    public async Task A_label_counts_once_whenever_it_comes_and_may_be_corrected()
    {
        var batch = Batch((Hour, 3));
        await _store.CommitAsync(_folder.Server, batch, 1, 64, Ct);
        Begin(batch);

        Assert.Equal(new(2, 1), await _joiner.AcceptAsync([Label(0, 1), Label(1, 0), Label(9, 1)], "ada", Ct));
        Assert.Equal(new(1, 0), await _joiner.AcceptAsync([Label(0, 1)], "ada", Ct));
        Assert.Equal(new(1, 0, 1), await _joiner.AcceptAsync([Label(1, 1)], "ada", Ct));

        var scores = (await _store.ScoresAsync(_deployment, 11_000, 11_001, Ct)).Single().Scores;
        Assert.Equal((2, 1, 2), (scores.Labelled, scores.Unlabelled, scores.Positives));
        Assert.Equal(1, (await _labels.ValuesAsync([Id(1)], Ct))[Id(1)]);
    }

    [Fact]
    public async Task A_label_taken_by_another_server_is_joined_here()
    {
        var elsewhere = new LogFolder(new(Path.GetTempPath()), new("elsewhere", "life"));
        using var nothing = new PredictionIndex(elsewhere);
        var other = new LabelJoiner(_db, _labels, elsewhere, nothing, TimeProvider.System);
        Assert.Equal(new(0, 1), await other.AcceptAsync([Label(0, 1)], "ada", Ct));
        var batch = Batch((Hour, 1));
        await _store.CommitAsync(_folder.Server, batch, 1, 64, Ct);
        Begin(batch);

        Assert.Equal(1, await _joiner.JoinWaitingAsync([], Ct));

        Assert.Equal(1, (await _store.ScoresAsync(_deployment, 11_000, 11_001, Ct)).Single().Scores.Positives);
    }

    string Id(int row) => $"{_deployment}-{row}";

    LabelView Label(int row, double value) => new(Id(row), value);

    void Begin(FoldBatch batch)
    {
        var fold = new SegmentFold(1);
        fold.Add(0, Source());
        _index.Begin(fold);
        _index.Add(fold, batch.Entries);
    }

    /// <summary>So many rows of the given hours, each in the first bin with a score of one half.</summary>
    FoldBatch Batch(params (int Hour, int Rows)[] hours)
    {
        var batch = new FoldBatch();
        foreach (var (hour, rows) in hours)
        {
            var sketch = batch.Hour(Source(), hour);
            sketch.Rows += rows;
            sketch.Counts[0][0] += rows;
            for (var row = 0; row < rows; row++)
            {
                batch.Score(_deployment, 1, EventTime.DayOfHour(hour), 0.5).Add(0.5);
                batch.Entries.Add(new(IndexEntry.HashOf(Id(row)), 64, 0, 0, 0.5f, hour));
            }
        }

        return batch;
    }

    SourceFold Source() => new(new LogSource(_deployment, "late", 1, Digest.Of("m"), RouteRole.Champion, [], []), SomeModel.Profile);
}

public sealed class SketchesOnSqlite(Sqlite engine) : SketchContract(engine), IClassFixture<Sqlite>;

public sealed class SketchesOnPostgres(Postgres engine) : SketchContract(engine), IClassFixture<Postgres>;

using Slipway.Storage;

namespace Slipway.Integration.Storage;

/// <summary>What the queue promises, on every engine. Each test has a kind of its own.</summary>
public abstract class JobQueueContract(Engine engine)
{
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    readonly Db _db = engine.Db;
    readonly HandClock _clock = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_workers_claim_each_job_exactly_once()
    {
        await EnqueueAsync("once", 200);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            var (mine, queue) = (new List<string>(), Queue($"worker-{worker}"));
            while (await queue.ClaimAsync("once", 7, Lease, Ct) is { Count: > 0 } leases)
                mine.AddRange(leases.Select(lease => lease.Id));
            return mine;
        }));

        var ids = claimed.SelectMany(mine => mine).ToList();
        Assert.Equal(200, ids.Count);
        Assert.Equal(200, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_known_id_is_not_enqueued_again()
    {
        await EnqueueAsync("known", 1);
        await EnqueueAsync("known", 1);

        Assert.Single(await Queue("a").ClaimAsync("known", 10, Lease, Ct));
    }

    [Fact]
    public async Task A_job_rolled_back_with_its_transaction_never_was()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _db.WriteAsync(async tx =>
        {
            await Queue("a").EnqueueAsync(tx, "undone", "undone-1", new { }, Ct);
            throw new InvalidOperationException("on purpose");
        }, Ct));

        Assert.Empty(await Queue("a").ClaimAsync("undone", 10, Lease, Ct));
    }

    [Fact]
    public async Task A_silent_worker_is_fenced_off_once_another_took_over()
    {
        await EnqueueAsync("fenced", 1);
        var (silent, other) = (Queue("silent"), Queue("other"));
        var old = Assert.Single(await silent.ClaimAsync("fenced", 1, Lease, Ct));
        Assert.Empty(await other.ClaimAsync("fenced", 1, Lease, Ct));
        _clock.Advance(Lease);

        var taken = Assert.Single(await other.ClaimAsync("fenced", 1, Lease, Ct));

        Assert.True(taken.Fence > old.Fence);
        Assert.Equal(2, taken.Attempt);
        Assert.False(await silent.RenewAsync(old, Lease, Ct));
        Assert.False(await _db.WriteAsync(tx => silent.HoldsAsync(tx, old, Ct), Ct));
        await Assert.ThrowsAsync<LostLeaseException>(() => _db.WriteAsync(tx => silent.CompleteAsync(tx, old, Ct), Ct));
        await _db.WriteAsync(tx => other.CompleteAsync(tx, taken, Ct), Ct);
        await Assert.ThrowsAsync<LostLeaseException>(() => _db.WriteAsync(tx => other.CompleteAsync(tx, taken, Ct), Ct));
    }

    [Fact]
    public async Task A_renewed_lease_is_not_taken()
    {
        await EnqueueAsync("renewed", 1);
        var worker = Queue("worker");
        var lease = Assert.Single(await worker.ClaimAsync("renewed", 1, Lease, Ct));
        _clock.Advance(Lease / 2);
        Assert.True(await worker.RenewAsync(lease, Lease, Ct));
        _clock.Advance(Lease * 0.75);

        Assert.Empty(await Queue("other").ClaimAsync("renewed", 1, Lease, Ct));
    }

    [Fact]
    public async Task A_failing_job_is_tried_five_times_and_then_dead()
    {
        await EnqueueAsync("failing", 1);
        var worker = Queue("worker");
        for (var attempt = 1; attempt <= JobQueue.MaxFailures; attempt++)
        {
            var lease = Assert.Single(await worker.ClaimAsync("failing", 1, Lease, Ct));
            Assert.Equal(attempt, lease.Attempt);
            await worker.FailAsync(lease, "on purpose", TimeSpan.FromSeconds(10), Ct);
            if (attempt < JobQueue.MaxFailures)
                Assert.Empty(await worker.ClaimAsync("failing", 1, Lease, Ct));
            _clock.Advance(TimeSpan.FromSeconds(attempt < JobQueue.MaxFailures ? 10 : 0));
        }

        var dead = Assert.Single(await worker.ClaimAsync("failing", 1, Lease, Ct));
        Assert.Equal("It was given up after it failed unexpectedly 5 times; the server's log has the cause.", dead.Death);
        await worker.BuryAsync(dead, Ct);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await worker.ClaimAsync("failing", 1, Lease, Ct));
        Assert.Equal(1, await _db.CountAsync($"select count(*) from jobs where kind = {"failing"} and status = 'Dead' and error = {"on purpose"}", Ct));
    }

    [Fact]
    public async Task A_job_cut_off_a_hundred_times_is_handed_out_once_more_to_be_given_up()
    {
        await EnqueueAsync("cut", 1);
        var worker = Queue("worker");
        for (var claim = 1; claim <= JobQueue.MaxClaims; claim++)
        {
            Assert.Null(Assert.Single(await worker.ClaimAsync("cut", 1, Lease, Ct)).Death);
            _clock.Advance(Lease);
        }

        Assert.Equal("It was given up after it was begun 100 times and cut off each time.", Assert.Single(await worker.ClaimAsync("cut", 1, Lease, Ct)).Death);
    }

    [Fact]
    public async Task A_server_that_comes_back_frees_what_its_earlier_life_held_but_not_what_others_hold()
    {
        await EnqueueAsync("crashed", 2);
        var crashed = new JobQueue(_db, new("home-1", "life-1"), _clock);
        var other = new JobQueue(_db, new("home-2", "life-1"), _clock);
        var mine = Assert.Single(await crashed.ClaimAsync("crashed", 1, Lease, Ct));
        Assert.Single(await other.ClaimAsync("crashed", 1, Lease, Ct));

        var reborn = new JobQueue(_db, new("home-1", "life-2"), _clock);
        await reborn.ReleaseEarlierLivesAsync(Ct);

        Assert.Equal(mine.Id, Assert.Single(await reborn.ClaimAsync("crashed", 5, Lease, Ct)).Id);
    }

    [Fact]
    public async Task A_job_for_later_waits_until_then()
    {
        await _db.WriteAsync(tx => Queue("a").EnqueueAsync(tx, "later", "later-1", new { At = 1 }, Ct, _clock.GetUtcNow().AddHours(1)), Ct);

        Assert.Empty(await Queue("a").ClaimAsync("later", 1, Lease, Ct));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Single(await Queue("a").ClaimAsync("later", 1, Lease, Ct));
    }

    JobQueue Queue(string server) => new(_db, new(server, "life"), _clock);

    Task EnqueueAsync(string kind, int count) => _db.WriteAsync(async tx =>
    {
        for (var i = 0; i < count; i++)
            await Queue("enqueuer").EnqueueAsync(tx, kind, $"{kind}-{i}", new { Number = i }, Ct);
    }, Ct);
}

public sealed class JobQueueOnSqlite(Sqlite engine) : JobQueueContract(engine), IClassFixture<Sqlite>;

public sealed class JobQueueOnPostgres(Postgres engine) : JobQueueContract(engine), IClassFixture<Postgres>;

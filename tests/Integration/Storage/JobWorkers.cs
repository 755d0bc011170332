using Microsoft.Extensions.Logging.Abstractions;
using Slipway.Storage;
using Slipway.Storage.Jobs;

namespace Slipway.Integration.Storage;

/// <summary>The hosted worker, running.</summary>
public sealed class JobWorkers(Sqlite engine) : IClassFixture<Sqlite>
{
    readonly Db _db = engine.Db;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_run_as_parallel_as_allowed_and_are_done_when_their_handler_returns()
    {
        var queue = new JobQueue(_db, new("home", "1"), TimeProvider.System);
        var handler = new Handler("parallel", 3, (_, ct) => Task.Delay(20, ct));
        using var worker = Worker(queue, handler);
        await worker.StartAsync(Ct);

        await EnqueueAsync(queue, "parallel", 12);
        await UntilAsync("parallel", "Done", 12);
        await worker.StopAsync(Ct);

        Assert.Equal(3, handler.Peak);
        Assert.Equal(12, handler.Seen.Count);
    }

    [Fact]
    public async Task A_job_that_throws_is_tried_again()
    {
        var queue = new JobQueue(_db, new("home", "2"), TimeProvider.System);
        var handler = new Handler("again", 1, (lease, _) => lease.Attempt == 1 ? throw new InvalidOperationException("on purpose") : Task.CompletedTask);
        using var worker = Worker(queue, handler);
        await worker.StartAsync(Ct);

        await EnqueueAsync(queue, "again", 1);
        await UntilAsync("again", "Done", 1);
        await worker.StopAsync(Ct);

        Assert.Equal([1, 2], handler.Seen.Select(lease => lease.Attempt));
    }

    [Fact]
    public async Task A_stopping_server_hands_its_jobs_back_unharmed()
    {
        var queue = new JobQueue(_db, new("home", "3"), TimeProvider.System);
        var handler = new Handler("stopped", 1, (_, ct) => Task.Delay(Timeout.Infinite, ct));
        using var worker = Worker(queue, handler);
        await worker.StartAsync(Ct);
        await EnqueueAsync(queue, "stopped", 1);
        await UntilAsync("stopped", "Running", 1);

        await worker.StopAsync(Ct);

        Assert.Equal(1, await _db.CountAsync($"select count(*) from jobs where kind = {"stopped"} and status = 'Queued' and failures = 0", Ct));
    }

    [Fact]
    public async Task A_handler_whose_lease_is_lost_is_told_and_its_result_is_dropped()
    {
        var queue = new JobQueue(_db, new("home", "4"), TimeProvider.System);
        var told = new TaskCompletionSource();
        var handler = new Handler("lost", 1, async (lease, ct) =>
        {
            await _db.ExecuteAsync($"update jobs set fence = fence + 1, owner = {"another"} where id = {lease.Id}", Ct);
            await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            told.SetResult();
        });
        using var worker = new JobWorker(queue, [handler], TimeProvider.System, NullLogger<JobWorker>.Instance) { Lease = TimeSpan.FromSeconds(1) };
        await worker.StartAsync(Ct);

        await EnqueueAsync(queue, "lost", 1);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        await worker.StopAsync(Ct);

        Assert.Equal(0, await _db.CountAsync($"select count(*) from jobs where kind = {"lost"} and status = 'Done'", Ct));
    }

    [Fact]
    public async Task A_job_far_longer_than_its_lease_is_kept_by_renewing()
    {
        var queue = new JobQueue(_db, new("home", "5"), TimeProvider.System);
        var handler = new Handler("long", 1, (_, ct) => Task.Delay(3000, ct));
        using var worker = new JobWorker(queue, [handler], TimeProvider.System, NullLogger<JobWorker>.Instance) { Lease = TimeSpan.FromSeconds(1) };
        await worker.StartAsync(Ct);

        await EnqueueAsync(queue, "long", 1);
        await UntilAsync("long", "Done", 1);
        await worker.StopAsync(Ct);

        Assert.Equal(1, Assert.Single(handler.Seen).Attempt);
    }

    [Fact]
    public async Task The_owner_of_a_dead_job_is_told_until_it_has_heard()
    {
        var queue = new JobQueue(_db, new("home", "6"), TimeProvider.System);
        var told = new List<string>();
        var handler = new Handler("dead", 1, (_, _) => throw new InvalidOperationException("ran"), reason =>
        {
            told.Add(reason);
            if (told.Count == 1)
                throw new InvalidOperationException("not heard");
        });
        await EnqueueAsync(queue, "dead", 1);
        await _db.ExecuteAsync($"update jobs set failures = {JobQueue.MaxFailures - 1} where kind = {"dead"}", Ct);
        using var worker = Worker(queue, handler);
        await worker.StartAsync(Ct);

        await UntilAsync("dead", "Dead", 1);
        await worker.StopAsync(Ct);

        Assert.Single(handler.Seen);
        Assert.Equal(Enumerable.Repeat("It was given up after it failed unexpectedly 5 times; the server's log has the cause.", 2), told);
        Assert.Equal(1, await _db.CountAsync($"select count(*) from jobs where kind = {"dead"} and error = 'ran' and finished_at is not null", Ct));
    }

    static JobWorker Worker(JobQueue queue, IJobHandler handler) => new(queue, [handler], TimeProvider.System, NullLogger<JobWorker>.Instance);

    Task EnqueueAsync(JobQueue queue, string kind, int count) => _db.WriteAsync(async tx =>
    {
        for (var i = 0; i < count; i++)
            await queue.EnqueueAsync(tx, kind, $"{kind}-{i}", new { }, Ct);
    }, Ct);

    async Task UntilAsync(string kind, string status, int count)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await _db.CountAsync($"select count(*) from jobs where kind = {kind} and status = {status}", late.Token) < count)
            await Task.Delay(10, late.Token);
    }

    sealed class Handler(string kind, int parallelism, Func<JobLease, CancellationToken, Task> run, Action<string>? died = null) : IJobHandler
    {
        readonly Lock _lock = new();
        int _running;

        public string Kind => kind;

        public int Parallelism => parallelism;

        public int Peak { get; private set; }

        public List<JobLease> Seen { get; } = [];

        public Task DiedAsync(JobLease lease, string reason, CancellationToken ct)
        {
            died?.Invoke(reason);
            return Task.CompletedTask;
        }

        public async Task RunAsync(JobLease lease, CancellationToken ct)
        {
            lock (_lock)
            {
                Seen.Add(lease);
                Peak = Math.Max(Peak, ++_running);
            }

            try
            {
                await run(lease, ct);
            }
            finally
            {
                lock (_lock)
                    _running--;
            }
        }
    }
}

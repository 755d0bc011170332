namespace Slipway.Storage;

/// <summary>
/// Work that survives the server: a job is enqueued in the transaction that wants it, claimed under a lease by one
/// worker at a time, and its result committed once, guarded by the lease's fence.
/// </summary>
public sealed class JobQueue(Db db, ServerLife life, TimeProvider clock)
{
    /// <summary>Times a job may throw before it is given up.</summary>
    public const int MaxFailures = 5;

    /// <summary>Times a job may be claimed, crashes included, before it is given up.</summary>
    internal const int MaxClaims = 100;

    readonly Signal _changed = new();

    /// <summary>Ends when there may be something to claim or a place to run it.</summary>
    internal Task Changed => _changed.Next;

    internal void Wake() => _changed.Pulse();

    /// <param name="id">Enqueueing a known id again is a no-op.</param>
    /// <param name="runAt">Not before then; at once when null.</param>
    public async Task EnqueueAsync(Tx tx, string kind, string id, object payload, CancellationToken ct, DateTimeOffset? runAt = null)
    {
        var now = clock.GetUtcNow();
        await tx.ExecuteAsync($"""
            insert into jobs (id, kind, payload, status, attempt, failures, fence, due_at, created_at)
            values ({id}, {kind}, {Json.Write(payload)}, 'Queued', {0}, {0}, {0}, {runAt ?? now}, {now})
            on conflict (id) do nothing
            """, ct);
        tx.AfterCommit(_changed.Pulse);
    }

    /// <summary>Whether the lease is still good. Ask inside the transaction that commits a result.</summary>
    public async Task<bool> HoldsAsync(Tx tx, JobLease lease, CancellationToken ct) => await tx.ExecuteAsync(
        $"update jobs set owner = {life.Owner} where id = {lease.Id} and fence = {lease.Fence} and status = 'Running'", ct) == 1;

    /// <summary>Ends the job, in the transaction that commits its result.</summary>
    /// <exception cref="LostLeaseException">The job is somebody else's now.</exception>
    public async Task CompleteAsync(Tx tx, JobLease lease, CancellationToken ct)
    {
        if (await EndAsync(tx, lease, "Done", error: null, ct) == 0)
            throw new LostLeaseException(lease);
    }

    /// <summary>
    /// Takes up to <paramref name="limit"/> due jobs of one kind, also those whose worker went silent and those to be given up:
    /// their owner has to hear of it under a lease as well.
    /// </summary>
    internal async Task<List<JobLease>> ClaimAsync(string kind, int limit, TimeSpan length, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.CountAsync($"""
            select count(*) from (select 1 as one from jobs
                where kind = {kind} and status in ('Queued', 'Running') and due_at <= {now} limit {limit}) as due
            """, ct);
        if (due == 0)
            return [];

        return await db.WriteAsync(tx => tx.QueryAsync($"""
            with due as materialized (
                select id from jobs
                where kind = {kind} and status in ('Queued', 'Running') and due_at <= {now}
                order by due_at limit {limit} {db.Dialect.SkipLocked})
            update jobs
            set status = 'Running', attempt = attempt + 1, fence = fence + 1, owner = {life.Owner}, due_at = {now + length}
            where id in (select id from due)
            returning id, kind, payload, attempt, fence, failures
            """, ReadLease, ct), ct);
    }

    /// <summary>Keeps the lease for another <paramref name="length"/>.</summary>
    /// <returns>False when it is lost.</returns>
    internal async Task<bool> RenewAsync(JobLease lease, TimeSpan length, CancellationToken ct) => await db.ExecuteAsync($"""
        update jobs set due_at = {clock.GetUtcNow() + length}
        where id = {lease.Id} and fence = {lease.Fence} and status = 'Running'
        """, ct) == 1;

    /// <summary>Completes a job whose handler returned, unless the handler did so itself.</summary>
    internal Task FinishAsync(JobLease lease, CancellationToken ct) =>
        db.WriteAsync(tx => EndAsync(tx, lease, "Done", error: null, ct), ct);

    /// <summary>Ends a job that was given up, once its owner has heard of it.</summary>
    internal Task BuryAsync(JobLease lease, CancellationToken ct) => db.ExecuteAsync($"""
        update jobs set status = 'Dead', owner = null, finished_at = {clock.GetUtcNow()}
        where id = {lease.Id} and fence = {lease.Fence} and status = 'Running'
        """, ct);

    /// <summary>
    /// Has a failed job taken up again after <paramref name="pause"/>; after <see cref="MaxFailures"/> at once, to be given up.
    /// The error it is given up for stays.
    /// </summary>
    internal Task FailAsync(JobLease lease, string error, TimeSpan pause, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.ExecuteAsync($"""
            update jobs
            set status = 'Queued', failures = failures + 1, error = case when failures < {MaxFailures} then {error} else error end,
                owner = null, due_at = case when failures + 1 = {MaxFailures} then {now} else {now + pause} end
            where id = {lease.Id} and fence = {lease.Fence} and status = 'Running'
            """, ct);
    }

    /// <summary>Hands a job back unharmed because this server is stopping.</summary>
    internal Task ReleaseAsync(JobLease lease, CancellationToken ct) => db.ExecuteAsync($"""
        update jobs set status = 'Queued', owner = null, due_at = {clock.GetUtcNow()}
        where id = {lease.Id} and fence = {lease.Fence} and status = 'Running'
        """, ct);

    /// <summary>Frees what earlier lives of this server held when they ended.</summary>
    internal Task<int> ReleaseEarlierLivesAsync(CancellationToken ct) => db.ExecuteAsync($"""
        update jobs set status = 'Queued', owner = null, due_at = {clock.GetUtcNow()}
        where status = 'Running' and owner like {life.Server + "/%"} and owner <> {life.Owner}
        """, ct);

    /// <summary>Forgets jobs done before <paramref name="before"/>; dead ones stay until somebody looked.</summary>
    internal Task<int> ForgetDoneAsync(DateTimeOffset before, CancellationToken ct) =>
        db.ExecuteAsync($"delete from jobs where status = 'Done' and finished_at < {before}", ct);

    Task<int> EndAsync(Tx tx, JobLease lease, string status, string? error, CancellationToken ct) => tx.ExecuteAsync($"""
        update jobs set status = {status}, error = {error}, owner = null, finished_at = {clock.GetUtcNow()}
        where id = {lease.Id} and fence = {lease.Fence} and status = 'Running'
        """, ct);

    static JobLease ReadLease(Row row) =>
        new(row.Text("id"), row.Text("kind"), row.Text("payload"), (int)row.Number("attempt"), row.Number("fence"))
        {
            Death = Death(row.Number("failures"), row.Number("attempt")),
        };

    static string? Death(long failures, long attempt) => (failures, attempt) switch
    {
        ( >= MaxFailures, _) => $"It was given up after it failed unexpectedly {MaxFailures} times; the server's log has the cause.",
        (_, > MaxClaims) => $"It was given up after it was begun {MaxClaims} times and cut off each time.",
        _ => null,
    };
}

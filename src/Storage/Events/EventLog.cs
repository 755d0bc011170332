using System.Runtime.CompilerServices;
using Slipway.Kernel;
using Slipway.Storage.Events;

namespace Slipway.Storage;

/// <summary>
/// The one log of what happened. Positions are without gaps and follow the order of commits, because every append
/// holds the head row until its transaction ends; append late in a transaction. Each event carries the hash of the
/// one before, so a change to history shows.
/// </summary>
public sealed class EventLog(Db db, TimeProvider clock)
{
    const int Chunk = 1_000;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    readonly Signal _appended = new();

    internal Task Appended => _appended.Next;

    public async Task AppendAsync(Tx tx, Event e, CancellationToken ct)
    {
        var head = await tx.FindAsync($"update event_head set position = position + 1 where one = 1 returning position, hash",
            row => new Head(row.Number("position"), row.Digest("hash")), ct)
            ?? throw new InvalidOperationException("The event log has no head; was the database migrated?");
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var data = Json.Write(e.Data);
        var hash = EventHash.Of(head.Hash, head.Position, at, e.Type, e.Actor, e.Subject, data);
        await tx.ExecuteAsync($"""
            insert into events (position, at, type, actor, subject, data, previous, hash)
            values ({head.Position}, {at}, {e.Type}, {e.Actor}, {e.Subject}, {data}, {head.Hash}, {hash})
            """, ct);
        await tx.ExecuteAsync($"update event_head set hash = {hash} where one = 1", ct);
        tx.AfterCommit(_appended.Pulse);
    }

    /// <summary>Up to <paramref name="limit"/> events after a position, in order.</summary>
    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(long after, int limit, CancellationToken ct) =>
        await db.QueryAsync($"select * from events where position > {after} order by position limit {limit}", Read, ct);

    /// <summary>Up to <paramref name="limit"/> events that match, the newest first.</summary>
    /// <param name="before">Position that they stand before; null for the newest of all.</param>
    public async Task<IReadOnlyList<StoredEvent>> SearchAsync(EventFilter filter, long? before, int limit, CancellationToken ct) =>
        await db.QueryAsync($"select * from events where {filter.Where()} and position < {before ?? long.MaxValue} order by position desc limit {limit}", Read, ct);

    public Task<long> CountAsync(EventFilter filter, CancellationToken ct) => db.CountAsync($"select count(*) from events where {filter.Where()}", ct);

    /// <summary>Every event after a position, then each new one as it comes. Ends only with <paramref name="ct"/>.</summary>
    public async IAsyncEnumerable<StoredEvent> FollowAsync(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var next = Appended;
            var events = await ReadAsync(after, Chunk, ct);
            foreach (var e in events)
            {
                yield return e;
                after = e.Position;
            }

            if (events.Count == 0)
                await Signal.WaitAsync(next, Poll, clock, ct);
        }
    }

    /// <summary>Position of the last event; 0 while there is none.</summary>
    public Task<long> HeadAsync(CancellationToken ct) => db.CountAsync($"select position from event_head where one = 1", ct);

    /// <summary>Recomputes the whole chain.</summary>
    public async Task<EventLogCheck> VerifyAsync(CancellationToken ct)
    {
        var head = await db.FindAsync($"select position, hash from event_head where one = 1",
            row => new Head(row.Number("position"), row.Digest("hash")), ct);
        var (position, previous) = (0L, EventHash.Genesis);
        while (position < head!.Position)
        {
            var events = await ReadAsync(position, Chunk, ct);
            foreach (var e in events.Where(e => e.Position <= head.Position))
            {
                if (e.Position != position + 1 || e.Previous != previous || EventHash.Of(e) != e.Hash)
                    return new(position, Valid: false, position + 1, previous);
                (position, previous) = (e.Position, e.Hash);
            }

            if (events.Count == 0 || position == head.Position)
                break;
        }

        return position == head.Position && previous == head.Hash
            ? new(position, Valid: true, FirstBroken: null, previous)
            : new(position, Valid: false, position + 1, previous);
    }

    /// <summary>Reads a row of <c>select * from events</c>.</summary>
    internal static StoredEvent Read(Row row) => new(
        row.Number("position"), row.Time("at"), row.Text("type"), row.Text("actor"), row.Text("subject"), row.Text("data"),
        row.Digest("previous"), row.Digest("hash"));

    sealed record Head(long Position, Digest Hash);
}

namespace Slipway.Storage.Events;

/// <summary>How far each reader has come, and which server feeds it.</summary>
sealed class EventReaderStore(Db db)
{
    /// <summary>Takes or keeps the reader's lease.</summary>
    /// <returns>The reader's position, or null while another server holds the lease.</returns>
    public async Task<long?> HoldAsync(string name, ServerLife life, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        var held = await db.FindAsync($"select position, lease_until from event_readers where name = {name} and owner = {life.Owner}",
            row => new Held(row.Number("position"), row.Time("lease_until")), ct);
        if (held is not null && held.Until > now + (until - now) / 2)
            return held.Position;

        return (await db.WriteAsync(async tx =>
        {
            await tx.ExecuteAsync($"""
                insert into event_readers (name, position, lease_until) values ({name}, {0}, {0})
                on conflict (name) do nothing
                """, ct);
            return await tx.FindAsync($"""
                update event_readers set owner = {life.Owner}, lease_until = {until}
                where name = {name} and (lease_until < {now} or owner = {life.Owner} or owner like {life.Server + "/%"})
                returning position, lease_until
                """, row => new Held(row.Number("position"), row.Time("lease_until")), ct);
        }, ct))?.Position;
    }

    public Task SaveAsync(string name, ServerLife life, long position, CancellationToken ct) => db.ExecuteAsync(
        $"update event_readers set position = {position} where name = {name} and owner = {life.Owner} and position < {position}", ct);

    sealed record Held(long Position, DateTimeOffset Until);
}

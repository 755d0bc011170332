using Slipway.Storage;

namespace Slipway.Governance.Overview;

/// <summary>How often something happened, and where in the log it last did.</summary>
sealed record Tally(string Type, long Entries, long LastPosition);

/// <summary>Counts events by type as they come, so that the overview never scans the log.</summary>
sealed class EventTally(Db db) : IEventReader
{
    public string Name => "governance.event-tally";

    /// <summary>An event given again is at or before the last position, and changes nothing.</summary>
    public Task HandleAsync(StoredEvent e, CancellationToken ct) => db.ExecuteAsync($"""
        insert into event_tallies (type, entries, last_position) values ({e.Type}, {1}, {e.Position})
        on conflict (type) do update set entries = event_tallies.entries + 1, last_position = excluded.last_position
        where event_tallies.last_position < excluded.last_position
        """, ct);

    public async Task<IReadOnlyDictionary<string, Tally>> ReadAsync(CancellationToken ct) =>
        (await db.QueryAsync($"select * from event_tallies",
            row => new Tally(row.Text("type"), row.Number("entries"), row.Number("last_position")), ct)).ToDictionary(tally => tally.Type);
}

using System.Globalization;
using System.Text.Json;
using Slipway.Storage;

namespace Slipway.Governance.Overview;

/// <summary>What the log says of some types of events: how many, how many of one kind are not followed by another, and the last.</summary>
sealed class Happened(IReadOnlyDictionary<string, Tally> tallies, EventLog events)
{
    public long Count(params IEnumerable<string> types) => types.Sum(type => tallies.GetValueOrDefault(type)?.Entries ?? 0);

    /// <summary>How many began and did not end.</summary>
    public long Open(string begun, params IEnumerable<string> ended) => Math.Max(0, Count(begun) - Count(ended));

    public async Task<StoredEvent?> LastAsync(CancellationToken ct, params IEnumerable<string> types)
    {
        var last = types.Select(type => tallies.GetValueOrDefault(type)?.LastPosition ?? 0).Max();
        return last == 0 ? null : (await events.ReadAsync(last - 1, 1, ct)).SingleOrDefault();
    }

    /// <summary>A member of an event's data as text for people; null where it has none.</summary>
    public static string? Said(StoredEvent? e, string member)
    {
        if (e is null)
            return null;
        using var data = JsonDocument.Parse(e.Data);
        if (data.RootElement.ValueKind is not JsonValueKind.Object || !data.RootElement.TryGetProperty(member, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.TryGetInt64(out var whole) => whole.ToString("N0", CultureInfo.InvariantCulture),
            JsonValueKind.Number => value.GetDouble().ToString("0.###", CultureInfo.InvariantCulture),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
    }
}

using System.Globalization;
using System.Text.Json;
using Slipway.Contracts.Monitoring;
using Slipway.Integration.Serving;

namespace Slipway.Integration.Monitoring;

/// <summary>Replays days of traffic with their event times, so that windows fill without waiting for them.</summary>
static class MonitoredTraffic
{
    public static readonly DateTimeOffset FirstDay = new(2001, 2, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Rows of one day as one request an hour; returns their prediction ids.</summary>
    /// <param name="hour">The value of the feature of a row.</param>
    public static async Task<List<string>> SendDayAsync(this ServingServer server, int day, int rows, Func<int, double> hour, CancellationToken ct, string origin = "ATL")
    {
        var ids = new List<string>();
        foreach (var (clock, chunk) in Enumerable.Range(0, rows).Chunk(Math.Max(1, rows / 24)).Take(24).Index())
        {
            var at = FirstDay.AddDays(day).AddHours(clock).ToString("O", CultureInfo.InvariantCulture);
            var answer = await server.ScoreAsync(ServingServer.Body(
                [.. chunk.Select(hour)], [.. chunk.Select(_ => origin)], parameters: JsonSerializer.Serialize(new { event_time = at })), ct);
            var id = answer.GetProperty("id").GetString();
            ids.AddRange(chunk.Length == 1 ? [id!] : Enumerable.Range(0, chunk.Length).Select(row => $"{id}.{row}"));
        }

        return ids;
    }

    public static Task<LabelsAcceptedView> LabelAsync(this ServingServer server, IEnumerable<string> ids, Func<int, double> value, CancellationToken ct) =>
        server.PostAsync<LabelsAcceptedView>("/api/v1/labels", new LabelsRequest([.. ids.Select((id, i) => new LabelView(id, value(i)))]), ct);
}

using System.Globalization;
using System.Text.Json;
using Slipway.Client;
using Slipway.Contracts.Datasets;

namespace Slipway.Cli.Demo.Replay;

/// <summary>The airline's feed of one month, read back from Slipway page by page, in the order of departure.</summary>
static class Feed
{
    const int PageRows = 10_000;

    /// <param name="share">Part of the flights to take, chosen by a hash so that it is the same part every time.</param>
    public static async Task<List<Flight>> ReadAsync(SlipwayClient client, string upload, int month, double share, CancellationToken ct)
    {
        var feed = await client.Datasets.ImportAsync($"feed-2001-{month:00}", new(
            upload, "parquet",
            string.Create(CultureInfo.InvariantCulture, $"""
                select * from source
                where month(date) = {month} and hash(date, origin, destination, distance) % 1000 < {(int)(share * 1000)}
                order by date, origin, destination, delay
                """),
            Note: $"What the replay of month {month} asks about"), ct);

        var flights = new List<Flight>((int)feed.Table.Rows);
        while (flights.Count < feed.Table.Rows)
        {
            var page = await client.Datasets.RowsAsync(feed.Table.Digest, flights.Count, PageRows, ct);
            var columns = Columns(page);
            foreach (var row in page.Rows)
                flights.Add(new(Time(row[columns["date"]]), Number(row[columns["distance"]]), Text(row[columns["origin"]]), Text(row[columns["destination"]]), Number(row[columns["delay"]])));
        }

        return flights;
    }

    static Dictionary<string, int> Columns(RowsView page) =>
        page.Columns.Select((column, place) => (column.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place);

    static DateTime Time(object? cell) => DateTime.Parse(Text(cell), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    static long Number(object? cell) => ((JsonElement)cell!).GetInt64();

    static string Text(object? cell) => ((JsonElement)cell!).GetString()!;
}

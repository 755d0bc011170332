using System.Diagnostics;
using Slipway.Client;
using Slipway.Contracts.Monitoring;

namespace Slipway.Cli.Demo.Replay;

/// <summary>What a replay measured from the caller's side.</summary>
/// <param name="P50">Milliseconds.</param>
sealed record TrafficReport(int Requests, int Rows, int Failed, double Seconds, double P50, double P99)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>Plays flights as live traffic, day by day; the labels of a day arrive the day after.</summary>
sealed class Traffic(SlipwayClient client, string deployment, int connections)
{
    const int LabelBatch = 5000;

    int _next;

    /// <summary>An id of a request that was answered, for those who want to follow one.</summary>
    public string? LastId { get; private set; }

    /// <param name="flights">In the order of departure.</param>
    /// <param name="rowsPerRequest">Rows of one request.</param>
    /// <param name="report">Fraction done and the day with its rate.</param>
    public async Task<TrafficReport> PlayAsync(
        IReadOnlyList<Flight> flights, string idPrefix, int rowsPerRequest, Action<double, string> report, CancellationToken ct)
    {
        var latencies = new List<double>(flights.Count / rowsPerRequest + 1);
        var failed = 0;
        var rows = 0;
        var busy = Stopwatch.StartNew();
        var serving = TimeSpan.Zero;
        List<LabelView> due = [];
        foreach (var day in flights.GroupBy(flight => flight.Departure.Date))
        {
            await LabelAsync(due, ct);
            var requests = day.Chunk(rowsPerRequest).Select(chunk => (Id: $"{idPrefix}-{++_next}", Flights: chunk)).ToList();
            var began = busy.Elapsed;
            var answers = await SendAsync(requests, ct);
            serving += busy.Elapsed - began;
            latencies.AddRange(answers.Where(answer => answer >= 0));
            failed += answers.Count(answer => answer < 0);
            due = [.. requests.SelectMany(request => Labels(request.Id, request.Flights))];
            rows += due.Count;
            LastId = requests[^1].Id;
            report((double)rows / flights.Count, $"{day.Key:d MMM yyyy} at {requests.Count / (busy.Elapsed - began).TotalSeconds:N0} requests/s");
        }

        await LabelAsync(due, ct);
        latencies.Sort();
        return new(latencies.Count + failed, rows, failed, serving.TotalSeconds, Quantile(latencies, 0.5), Quantile(latencies, 0.99));
    }

    /// <returns>Milliseconds per request; −1 where it failed.</returns>
    async Task<double[]> SendAsync(List<(string Id, Flight[] Flights)> requests, CancellationToken ct)
    {
        var answers = new double[requests.Count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(
            async () =>
            {
                using var writer = new InferenceRequest();
                for (var i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
                {
                    var body = writer.Write(requests[i].Id, requests[i].Flights);
                    var began = Stopwatch.GetTimestamp();
                    try
                    {
                        await client.Inference.InferAsync(deployment, body, ct);
                        answers[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                    }
                    catch (SlipwayException)
                    {
                        answers[i] = -1;
                    }
                }
            },
            ct)));
        return answers;
    }

    async Task LabelAsync(List<LabelView> labels, CancellationToken ct)
    {
        foreach (var batch in labels.Chunk(LabelBatch))
            await client.Monitoring.LabelAsync(batch, ct);
    }

    static IEnumerable<LabelView> Labels(string id, Flight[] flights) => flights.Length == 1
        ? [new(id, flights[0].Late ? 1 : 0)]
        : flights.Select((flight, row) => new LabelView($"{id}.{row}", flight.Late ? 1 : 0));

    static double Quantile(List<double> sorted, double q) => sorted.Count == 0 ? double.NaN : sorted[(int)(q * (sorted.Count - 1))];
}

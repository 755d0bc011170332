using System.Diagnostics;
using Slipway.Client;
using Slipway.Contracts.Monitoring;

namespace Slipway.Cli.Demo.Replay;

/// <summary>What a replay measured from the caller's side.</summary>
/// <param name="P50">Milliseconds.</param>
sealed record TrafficReport(int Requests, int Failed, double Seconds, double P50, double P99)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>Plays flights as live traffic, day by day; the labels of a day arrive the day after.</summary>
sealed class Traffic(SlipwayClient client, string deployment, int connections)
{
    const int LabelBatch = 5000;

    int _next;

    /// <param name="flights">In the order of departure.</param>
    /// <param name="report">Fraction done and the day with its rate.</param>
    public async Task<TrafficReport> PlayAsync(
        IReadOnlyList<Flight> flights, string idPrefix, Action<double, string> report, CancellationToken ct)
    {
        var latencies = new List<double>(flights.Count);
        var failed = 0;
        var done = 0;
        var busy = Stopwatch.StartNew();
        var serving = TimeSpan.Zero;
        List<LabelView> due = [];
        foreach (var day in flights.GroupBy(flight => flight.Departure.Date))
        {
            await LabelAsync(due, ct);
            var requests = day.Select(flight => (Id: $"{idPrefix}-{++_next}", Flight: flight)).ToList();
            var began = busy.Elapsed;
            var answers = await SendAsync(requests, ct);
            serving += busy.Elapsed - began;
            latencies.AddRange(answers.Where(answer => answer >= 0));
            failed += answers.Count(answer => answer < 0);
            due = [.. requests.Select(request => new LabelView(request.Id, request.Flight.Late ? 1 : 0))];
            done += requests.Count;
            report((double)done / flights.Count, $"{day.Key:d MMM yyyy} at {requests.Count / (busy.Elapsed - began).TotalSeconds:N0} requests/s");
        }

        await LabelAsync(due, ct);
        latencies.Sort();
        return new(latencies.Count + failed, failed, serving.TotalSeconds, Quantile(latencies, 0.5), Quantile(latencies, 0.99));
    }

    /// <returns>Milliseconds per request; −1 where it failed.</returns>
    async Task<double[]> SendAsync(List<(string Id, Flight Flight)> requests, CancellationToken ct)
    {
        var answers = new double[requests.Count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(
            async () =>
            {
                using var writer = new InferenceRequest();
                for (var i = Interlocked.Increment(ref next); i < requests.Count; i = Interlocked.Increment(ref next))
                {
                    var body = writer.Write(requests[i].Id, [requests[i].Flight]);
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

    static double Quantile(List<double> sorted, double q) => sorted.Count == 0 ? double.NaN : sorted[(int)(q * (sorted.Count - 1))];
}

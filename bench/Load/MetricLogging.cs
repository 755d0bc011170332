using Slipway.Client;
using Slipway.Contracts.Tracking;

namespace Slipway.Load;

/// <summary>Runs that log their metrics in batches, one run for each connection.</summary>
static class MetricLogging
{
    public const int Points = 1000;

    public static async Task<Throughput> MeasureAsync(SlipwayClient client)
    {
        var runs = new string?[256];
        var step = 0L;
        return await Generator.RunAsync(async (connection, ct) =>
        {
            runs[connection] ??= (await client.Runs.StartAsync(new("load", $"connection {connection}"), ct)).Id;
            var at = Interlocked.Increment(ref step);
            var metrics = Enumerable.Range(0, Points).Select(i => new MetricPointView($"m{i % 10}", i, at * Points + i));
            await client.Runs.LogAsync(runs[connection]!, new(Metrics: [.. metrics]), ct);
        });
    }
}

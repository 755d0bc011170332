using System.Diagnostics;
using Slipway.Client;

namespace Slipway.Cli.Demo.Replay;

/// <summary>The limit to hold scoring against: the same client asking the same server for a constant.</summary>
static class ConstantAnswer
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(1.5);

    /// <returns>Requests per second.</returns>
    public static async Task<double> MeasureAsync(SlipwayClient client, int connections, CancellationToken ct)
    {
        var answers = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(
            async () =>
            {
                while (clock.Elapsed < Long)
                {
                    await client.Inference.PingAsync(ct);
                    Interlocked.Increment(ref answers);
                }
            },
            ct)));
        return answers / clock.Elapsed.TotalSeconds;
    }
}

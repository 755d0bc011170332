using System.Diagnostics;

namespace Slipway.Load;

/// <summary>A closed loop: each connection asks again as soon as it was answered.</summary>
static class Generator
{
    const int Connections = 16;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Long = TimeSpan.FromSeconds(4);

    /// <param name="ask">One request of a connection, whose number it is given.</param>
    public static async Task<Throughput> RunAsync(Func<int, CancellationToken, Task> ask)
    {
        await LoopAsync(ask, WarmUp);
        return await LoopAsync(ask, Long);
    }

    static async Task<Throughput> LoopAsync(Func<int, CancellationToken, Task> ask, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Connections).Select(connection => Task.Run(async () =>
        {
            List<double> own = [];
            while (clock.Elapsed < time)
            {
                var start = clock.Elapsed;
                await ask(connection, CancellationToken.None);
                own.Add((clock.Elapsed - start).TotalMilliseconds);
            }

            return own;
        })));
        var sorted = latencies.SelectMany(own => own).Order().ToArray();
        return new(sorted.Length / clock.Elapsed.TotalSeconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Slipway.Serving.Routing;

namespace Slipway.Serving.Traffic;

/// <summary>Stores each route's traffic minute by minute, and what is left of it when the route ends.</summary>
sealed partial class TrafficRecorder(RouteTable routes, TrafficStore store, TimeProvider clock, ILogger<TrafficRecorder> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    readonly ConcurrentQueue<Route> _retired = new();

    public void Retire(IEnumerable<Route> gone)
    {
        foreach (var route in gone)
            _retired.Enqueue(route);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RecordSafelyAsync(stopping: false, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await RecordSafelyAsync(stopping: true, CancellationToken.None);
        }
    }

    internal async Task RecordOnceAsync(bool stopping, CancellationToken ct)
    {
        var minutes = new List<(Route, MinuteTraffic)>();
        while (_retired.TryDequeue(out var route))
        {
            if (route.Traffic.TakeMinute(ending: true) is { } rest)
                minutes.Add((route, rest));
        }

        foreach (var route in routes.All.SelectMany(set => set.All))
        {
            if (route.Traffic.TakeMinute(stopping) is { } minute)
                minutes.Add((route, minute));
        }

        if (minutes.Count > 0)
            await store.AddAsync(minutes, ct);
    }

    async Task RecordSafelyAsync(bool stopping, CancellationToken ct)
    {
        try
        {
            await RecordOnceAsync(stopping, ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            RecordFailed(error); // One minute of statistics is lost; the next tick records the next.
        }
    }

    [LoggerMessage(LogLevel.Error, "Storing a minute of traffic failed")]
    partial void RecordFailed(Exception error);
}

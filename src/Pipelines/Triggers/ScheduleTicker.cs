using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Slipway.Pipelines.Triggers;

/// <summary>Fires schedules when their time has come. Times missed while no server ran fire once, at the next start.</summary>
sealed partial class ScheduleTicker(TriggerStore triggers, FireTrigger fire, TimeProvider clock, ILogger<ScheduleTicker> logger) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await TickOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                TickFailed(error);
            }
        }
    }

    /// <summary>Safe on any number of servers: one time of one schedule starts one execution.</summary>
    internal async Task TickOnceAsync(CancellationToken ct)
    {
        foreach (var trigger in await triggers.DueAsync(clock.GetUtcNow(), ct))
            await fire.ExecuteAsync(trigger, $"{trigger.NextAt:yyyy-MM-dd'T'HH:mm'Z'}", ct);
    }

    [LoggerMessage(LogLevel.Error, "Firing schedules failed; will try again")]
    partial void TickFailed(Exception error);
}

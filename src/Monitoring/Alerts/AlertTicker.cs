using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Slipway.Monitoring.Alerts;

/// <summary>Looks at the rules after every change of the sketches, at most once a second, and every quarter of a minute anyway.</summary>
sealed partial class AlertTicker(EvaluateRules rules, SketchSignal signal, TimeProvider clock, ILogger<AlertTicker> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                await rules.EvaluateOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                EvaluationFailed(error); // The next look begins anew from the sketches.
            }

            await Task.Delay(Pause, clock, stoppingToken);
            await Task.WhenAny(next, Task.Delay(Interval, clock, stoppingToken));
        }
    }

    [LoggerMessage(LogLevel.Error, "Looking at the monitoring rules failed; will retry")]
    partial void EvaluationFailed(Exception error);
}

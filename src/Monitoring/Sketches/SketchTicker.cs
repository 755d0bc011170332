using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Slipway.Monitoring.Alerts;
using Slipway.Monitoring.Log;

namespace Slipway.Monitoring.Sketches;

/// <summary>Keeps the log's next segment ready and what was logged folded.</summary>
sealed partial class SketchTicker(
    Sketcher sketcher, PredictionLog log, SketchSignal signal, MonitoringOptions options, TimeProvider clock, ILogger<SketchTicker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.FoldMilliseconds), clock);
        var lost = 0L;
        do
        {
            try
            {
                log.Keep();
                var isLosing = log.Lost.Values.Sum() is var now && now > lost;
                lost = now;
                if (await sketcher.FoldOnceAsync(stoppingToken) > 0 || isLosing)
                    signal.Raise();
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                FoldFailed(error); // The log keeps what was not folded; the next tick goes on from the last commit.
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Folding the prediction log failed; will retry")]
    partial void FoldFailed(Exception error);
}

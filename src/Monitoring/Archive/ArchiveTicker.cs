using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Sketches;

namespace Slipway.Monitoring.Archive;

/// <summary>Archives closed segments, one after the other, and gives up the oldest ones when they take more room than is allowed.</summary>
sealed partial class ArchiveTicker(
    PredictionArchive archive, PredictionIndex index, LogFolder folder, MonitoringOptions options, TimeProvider clock, ILogger<ArchiveTicker> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                ArchiveOnce(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                ArchiveFailed(error); // The segments stay as they are; the next tick tries again.
            }
        }
    }

    internal void ArchiveOnce(CancellationToken ct)
    {
        var archived = archive.Numbers().ToHashSet();
        var closed = folder.Numbers(LogFolder.SegmentSuffix).Where(index.Has).ToList();
        foreach (var number in closed.Where(number => !archived.Contains(number)))
        {
            ct.ThrowIfCancellationRequested();
            archive.Write(number, ct);
            archived.Add(number);
        }

        GiveUp(closed.Where(archived.Contains));
    }

    void GiveUp(IEnumerable<long> archived)
    {
        var files = archived.Select(number => new FileInfo(folder.PathOf(number, LogFolder.SegmentSuffix))).ToList();
        var bytes = files.Sum(file => file.Length);
        foreach (var file in files.TakeWhile(_ => bytes > options.KeptSegmentBytes))
        {
            bytes -= file.Length;
            file.Delete();
        }
    }

    [LoggerMessage(LogLevel.Error, "Archiving the prediction log failed; will retry")]
    partial void ArchiveFailed(Exception error);
}

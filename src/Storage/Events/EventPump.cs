using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Slipway.Storage.Events;

/// <summary>
/// Feeds every reader the log in order. A reader's position is kept, so each event reaches it at least once; of many
/// servers only the one that holds the reader's lease feeds it.
/// </summary>
sealed partial class EventPump(
    EventLog log, EventReaderStore positions, IEnumerable<IEventReader> readers, ServerLife life, TimeProvider clock, ILogger<EventPump> logger)
    : BackgroundService
{
    const int Batch = 256;
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(readers.Select(reader => FeedAsync(reader, stoppingToken)));

    async Task FeedAsync(IEventReader reader, CancellationToken ct)
    {
        var failures = 0;
        while (!ct.IsCancellationRequested)
        {
            var next = log.Appended;
            try
            {
                var handled = await FeedOnceAsync(reader, ct);
                failures = 0;
                if (handled == 0)
                    await Signal.WaitAsync(next, Poll, clock, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                ReaderFailed(reader.Name, error);
                var pause = TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, failures++)));
                await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Hands one reader what it has not seen yet, as far as one batch goes.</summary>
    /// <returns>The number of events handled; 0 also while another server feeds this reader.</returns>
    internal async Task<int> FeedOnceAsync(IEventReader reader, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await positions.HoldAsync(reader.Name, life, now, now + Lease, ct) is not { } position)
            return 0;

        var events = await log.ReadAsync(position, Batch, ct);
        var handled = position;
        try
        {
            foreach (var e in events)
            {
                await reader.HandleAsync(e, ct);
                handled = e.Position;
            }
        }
        finally
        {
            if (handled > position)
                await positions.SaveAsync(reader.Name, life, handled, CancellationToken.None);
        }

        return events.Count;
    }

    [LoggerMessage(LogLevel.Error, "Event reader {Reader} failed; it will be fed the same event again")]
    partial void ReaderFailed(string reader, Exception error);
}

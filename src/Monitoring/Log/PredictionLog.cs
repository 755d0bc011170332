using System.Text;
using Microsoft.Extensions.Logging;
using Slipway.Serving.Predictions;

namespace Slipway.Monitoring.Log;

/// <summary>
/// The log of this server's predictions: a row of segments, the last of them open. A record is in the open segment's mapping, whole
/// and checked, before the response leaves. When the disk has no room for another segment, scoring goes on and the loss is counted.
/// </summary>
sealed partial class PredictionLog(LogFolder folder, MonitoringOptions options, TimeProvider clock, ILogger<PredictionLog> log) : IPredictionLog, IDisposable
{
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    readonly Lock _rolling = new();
    readonly Dictionary<string, long> _lost = [];
    readonly List<Segment> _sealed = [];
    volatile Segment? _open;
    Segment? _prepared;
    DateTimeOffset _failedAt = DateTimeOffset.MinValue;
    bool _isClosed;

    /// <summary>Requests whose predictions were lost since the start, by deployment.</summary>
    public IReadOnlyDictionary<string, long> Lost
    {
        get
        {
            lock (_lost)
                return new Dictionary<string, long>(_lost);
        }
    }

    public bool TryAppend(PredictionSource source, in PredictionRecord prediction)
    {
        var callerLength = Math.Min(Encoding.UTF8.GetByteCount(prediction.Caller), ushort.MaxValue);
        var size = LoggedRequest.SizeOf(prediction, callerLength);
        while (true)
        {
            var segment = _open;
            if (segment is not null && segment.OrdinalOf(source) is >= 0 and var ordinal && segment.TryReserve(size, out var at))
            {
                Write(segment, at, size, ordinal, prediction, callerLength);
                return true;
            }

            if (!TryRoll(segment, size))
                return Lose(source.Deployment);
        }
    }

    /// <summary>Segments of this life in their order; the last is the open one.</summary>
    public IReadOnlyList<Segment> Segments
    {
        get
        {
            lock (_rolling)
                return _open is { } open ? [.. _sealed, open] : [.. _sealed];
        }
    }

    /// <summary>Lets go of a sealed segment that everybody has read.</summary>
    public void Retire(Segment segment)
    {
        lock (_rolling)
        {
            if (!_sealed.Remove(segment))
                return;
        }

        segment.Dispose();
    }

    /// <summary>Makes the next segment before it is needed, and brings what was written to the disk.</summary>
    public void Keep()
    {
        var open = _open;
        open?.Flush();
        lock (_rolling)
        {
            if (_prepared is not null || _isClosed || open is not null && open.End < open.Capacity / 2)
                return;
            _prepared = Make(options.SegmentBytes);
        }
    }

    public void Dispose()
    {
        lock (_rolling)
        {
            _isClosed = true;
            foreach (var segment in _sealed)
                segment.Dispose();
            _sealed.Clear();
            _open?.Dispose();
            _open = null;
            if (_prepared is not { } prepared)
                return;
            prepared.Dispose();
            File.Delete(prepared.Path);
            _prepared = null;
        }
    }

    static void Write(Segment segment, int at, int size, int ordinal, in PredictionRecord prediction, int callerLength)
    {
        var kind = RecordKind.Void;
        try
        {
            LoggedRequest.Write(segment.Payload(at, size), ordinal, prediction, callerLength);
            kind = RecordKind.Prediction;
        }
        finally
        {
            segment.Publish(at, size, kind);
        }
    }

    bool TryRoll(Segment? full, int size)
    {
        lock (_rolling)
        {
            if (_isClosed)
                return false;
            if (_open != full)
                return true;
            var needed = SegmentFormat.Room(size) + SegmentFormat.HeadBytes + (64 << 10);
            var next = _prepared is { } ready && ready.Capacity >= needed ? ready : Make(Math.Max(options.SegmentBytes, needed));
            if (next is null)
                return false;
            if (next == _prepared)
                _prepared = null;
            _open = next;
            if (full is not null)
            {
                full.Seal();
                _sealed.Add(full);
            }

            return true;
        }
    }

    Segment? Make(int capacity)
    {
        if (clock.GetUtcNow() - _failedAt < Retry)
            return null;
        try
        {
            return folder.Create(capacity);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _failedAt = clock.GetUtcNow();
            NoRoom(error.Message);
            return null;
        }
    }

    bool Lose(string deployment)
    {
        lock (_lost)
            _lost[deployment] = _lost.GetValueOrDefault(deployment) + 1;
        return false;
    }

    [LoggerMessage(LogLevel.Error, "No further segment of the prediction log can be made, predictions are answered unlogged: {Reason}")]
    partial void NoRoom(string reason);
}

using Slipway.Monitoring.Log;

namespace Slipway.Monitoring.Sketches;

/// <summary>How far one segment has been read, the sources it named, and where its predictions stand.</summary>
sealed class SegmentFold(long number)
{
    readonly Dictionary<int, SourceFold> _sources = [];

    public long Number { get; } = number;

    /// <summary>Where reading goes on.</summary>
    public int Position { get; set; } = SegmentFormat.HeadBytes;

    public SegmentIndex Index { get; } = new();

    /// <summary>Nobody writes to the segment any more and it was read to its end.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Records found torn or of an unknown source.</summary>
    public int Torn { get; private set; }

    /// <summary>By ordinal.</summary>
    public IReadOnlyList<LogSource> Sources => [.. _sources.OrderBy(source => source.Key).Select(source => source.Value.Source)];

    public LogSource? SourceAt(int ordinal) => _sources.GetValueOrDefault(ordinal)?.Source;

    public void Add(int ordinal, SourceFold source) => _sources[ordinal] = source;

    /// <summary>Reads records into a batch until the segment ends, the batch is full or a source comes that is not known yet.</summary>
    /// <param name="until">Byte before which reading stops.</param>
    /// <param name="isCounted">False makes index entries only: the rows were counted before.</param>
    /// <returns>The source to be added before reading goes on, with its ordinal; null at the end.</returns>
    public (int Ordinal, LogSource Source)? Read(ReadOnlySpan<byte> bytes, bool isLive, int until, int maxRows, bool isCounted, FoldBatch batch)
    {
        var cursor = new SegmentCursor(bytes, Position, isLive);
        while (batch.Rows < maxRows && cursor.Position < until)
        {
            if (!cursor.MoveNext())
            {
                IsExhausted = !isLive;
                break;
            }

            if (cursor.Kind is RecordKind.Source)
            {
                var (ordinal, source) = LogSource.Read(cursor.Payload);
                if (!_sources.ContainsKey(ordinal))
                    return (ordinal, source);
            }
            else if (cursor.Kind is RecordKind.Prediction)
            {
                var request = new LoggedRequest(cursor.Payload);
                if (_sources.TryGetValue(request.Source, out var source))
                    source.Fold(request, cursor.At, batch, isCounted);
                else
                    Torn++;
            }

            Position = cursor.Position;
        }

        Torn += cursor.Torn;
        return null;
    }
}

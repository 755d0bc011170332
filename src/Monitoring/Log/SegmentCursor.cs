namespace Slipway.Monitoring.Log;

/// <summary>Reads a segment's whole records in order and steps over torn ones.</summary>
/// <param name="isLive">Whether somebody may still write to it: then reading stops before what is unfinished.</param>
ref struct SegmentCursor(ReadOnlySpan<byte> segment, int start, bool isLive)
{
    readonly ReadOnlySpan<byte> _segment = segment;

    /// <summary>Where the next record begins: all before it was read.</summary>
    public int Position { get; private set; } = Math.Max(start, SegmentFormat.HeadBytes);

    /// <summary>Where the current record begins.</summary>
    public int At { get; private set; }

    public RecordKind Kind { get; private set; }

    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>Records that were begun and never finished, or damaged.</summary>
    public int Torn { get; private set; }

    public bool MoveNext()
    {
        while (true)
        {
            var state = SegmentFormat.Look(_segment, Position, out var kind, out var payload, out var next);
            if (state is RecordState.Whole)
            {
                (At, Position, Kind) = (Position, next, kind);
                Payload = payload;
                if (kind is RecordKind.Void)
                    continue;
                return true;
            }

            if (isLive || !StepOver(state, next))
                return false;
        }
    }

    bool StepOver(RecordState state, int next)
    {
        var resumed = state is RecordState.Unfinished ? next : SegmentFormat.Resume(_segment, Position + 8);
        if (state is not RecordState.End)
            Torn++;
        if (resumed >= _segment.Length)
            return false;
        Position = resumed;
        return true;
    }
}

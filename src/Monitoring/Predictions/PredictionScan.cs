using Slipway.Contracts.Monitoring;
using Slipway.Monitoring.Archive;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Sketches;

namespace Slipway.Monitoring.Predictions;

/// <summary>Where a logged row stands.</summary>
sealed record PredictionPlace(long Segment, int At, int Row)
{
    public override string ToString() => $"{Segment}.{At}.{Row}";
}

/// <summary>Reads the log backwards, a page at a time. Each segment is read forwards, keeping the last rows that fit the filter.</summary>
sealed class PredictionScan(
    LogSegments segments, PredictionArchive archive, PredictionIndex index, string? deployment, DateTimeOffset? from, DateTimeOffset? to)
{
    readonly long _from = from?.ToUnixTimeMilliseconds() ?? long.MinValue;
    readonly long _to = to?.ToUnixTimeMilliseconds() ?? long.MaxValue;

    /// <param name="before">Only rows before this one; null for the newest.</param>
    /// <returns>The rows, newest first, and the place from which the next page goes on; null at the end.</returns>
    public (IReadOnlyList<PredictionView> Rows, PredictionPlace? Next) Page(PredictionPlace? before, int limit, CancellationToken ct)
    {
        var rows = new List<(PredictionView View, PredictionPlace Place)>();
        foreach (var number in segments.Numbers().Union(archive.Numbers()).OrderDescending())
        {
            ct.ThrowIfCancellationRequested();
            if (before is not null && number > before.Segment)
                continue;
            rows.AddRange(Last(number, before?.Segment == number ? before : null, limit + 1 - rows.Count, ct));
            if (rows.Count > limit)
                return ([.. rows.Take(limit).Select(row => row.View)], rows[limit - 1].Place);
        }

        return ([.. rows.Select(row => row.View)], null);
    }

    /// <summary>The last rows of a segment that fit, newest first.</summary>
    IEnumerable<(PredictionView, PredictionPlace)> Last(long number, PredictionPlace? before, int wanted, CancellationToken ct)
    {
        using var view = segments.Open(number);
        if (view is null)
            return archive.Last(number, before, deployment, _from, _to, wanted, ct);
        var places = new Queue<PredictionPlace>();
        var sources = index.SourcesOf(number);
        var cursor = new SegmentCursor(view.Bytes, 0, view.IsLive);
        while (cursor.MoveNext() && (before is null || cursor.At <= before.At))
        {
            if (cursor.Kind is not RecordKind.Prediction || !Fits(new(cursor.Payload), sources))
                continue;
            var count = before?.At == cursor.At ? before.Row : new LoggedRequest(cursor.Payload).Rows;
            for (var row = 0; row < count; row++)
            {
                if (places.Count == wanted)
                    places.Dequeue();
                places.Enqueue(new(number, cursor.At, row));
            }
        }

        return Enumerable.Reverse(Read(view, places, sources));
    }

    bool Fits(LoggedRequest request, IReadOnlyList<LogSource> sources) =>
        request.Source < sources.Count && request.EventTime >= _from && request.EventTime < _to &&
        (deployment is null || sources[request.Source].Deployment == deployment);

    static List<(PredictionView, PredictionPlace)> Read(SegmentView view, IEnumerable<PredictionPlace> places, IReadOnlyList<LogSource> sources)
    {
        var rows = new List<(PredictionView, PredictionPlace)>();
        foreach (var place in places)
        {
            if (SegmentFormat.Look(view.Bytes, place.At, out _, out var payload, out _) is not RecordState.Whole)
                continue;
            var request = new LoggedRequest(payload);
            rows.Add((PredictionReader.Read(request, sources[request.Source], place.Row), place));
        }

        return rows;
    }
}

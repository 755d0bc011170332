using System.Globalization;
using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Kernel;
using Slipway.Monitoring.Archive;
using Slipway.Monitoring.Labels;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Predictions;
using Slipway.Monitoring.Sketches;

namespace Slipway.Monitoring;

/// <summary>The predictions of this server as they were logged.</summary>
public sealed class PredictionCatalog
{
    readonly Sketcher _sketcher;
    readonly PredictionIndex _index;
    readonly LogSegments _segments;
    readonly LabelStore _labels;
    readonly SketchStore _sketches;
    readonly PredictionArchive _archive;

    internal PredictionCatalog(
        Sketcher sketcher, PredictionIndex index, LogSegments segments, LabelStore labels, SketchStore sketches, PredictionArchive archive) =>
        (_sketcher, _index, _segments, _labels, _sketches, _archive) = (sketcher, index, segments, labels, sketches, archive);

    /// <summary>The prediction of an id, with its label where one is known; of several the one that was answered. Null when unknown.</summary>
    public async Task<PredictionView?> FindAsync(string id, CancellationToken ct)
    {
        if (Find(id, ct) is not { } found)
        {
            await _sketcher.FoldOnceAsync(ct);
            if (Find(id, ct) is not { } folded)
                return null;
            found = folded;
        }

        var labels = await _labels.ValuesAsync([id], ct);
        return found with { Label = labels.TryGetValue(id, out var label) ? label : null };
    }

    /// <summary>Predictions counted into sketches so far: all but those of the last moments.</summary>
    public Task<long> CountAsync(CancellationToken ct) => _sketches.CountAsync(deployment: null, int.MinValue, int.MaxValue, ct);

    /// <summary>Newest first by receipt.</summary>
    /// <param name="from">Event time from which on.</param>
    /// <param name="to">Event time before which.</param>
    public async Task<Page<PredictionView>> ListAsync(PageRequest page, string? deployment, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        await _sketcher.FoldOnceAsync(ct);
        var scan = new PredictionScan(_segments, _archive, _index, deployment, from, to);
        var (rows, next) = scan.Page(Cursor(page.After), page.Limit, ct);
        var labels = await _labels.ValuesAsync([.. rows.Select(row => row.Id)], ct);
        var total = await _sketches.CountAsync(deployment,
            from is { } start ? EventTime.HourOf(start) : int.MinValue, to is { } end ? EventTime.HourOf(end.AddHours(1).AddMilliseconds(-1)) : int.MaxValue, ct);
        return new([.. rows.Select(row => row with { Label = labels.TryGetValue(row.Id, out var label) ? label : null })],
            next is null ? null : PageRequest.Encode(next.ToString()), total);
    }

    PredictionView? Find(string id, CancellationToken ct)
    {
        PredictionView? shadow = null;
        foreach (var found in _index.Find(IndexEntry.HashOf(id)))
        {
            if (Read(found, ct) is not { } view || view.Id != id)
                continue;
            if (view.Route != "shadow")
                return view;
            shadow = view;
        }

        return shadow;
    }

    PredictionView? Read(FoundPrediction found, CancellationToken ct)
    {
        using var view = _segments.Open(found.Segment);
        if (view is null)
            return _archive.Find(found.Segment, (int)found.Entry.At, found.Entry.Row, ct);
        return SegmentFormat.Look(view.Bytes, (int)found.Entry.At, out _, out var payload, out _) is RecordState.Whole
            ? PredictionReader.Read(new(payload), found.Source, found.Entry.Row)
            : null;
    }

    static PredictionPlace? Cursor(string? after)
    {
        if (after is null)
            return null;
        var parts = after.Split('.');
        return parts.Length == 3 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var segment) &&
            int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new(segment, at, row)
            : throw Refusal.Invalid("page.cursor", "cursor is not one that this server gave out; leave it away for the first page.");
    }
}

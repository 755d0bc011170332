using Microsoft.Extensions.Logging;
using Slipway.Monitoring.Labels;
using Slipway.Monitoring.Log;
using Slipway.Registry;

namespace Slipway.Monitoring.Sketches;

/// <summary>
/// Turns the log into sketches. How far it was read is committed together with what was read, so every prediction counts exactly once,
/// whenever the server dies. Predictions are found by id once they are folded.
/// </summary>
sealed partial class Sketcher(
    LogFolder folder, LogSegments segments, PredictionLog log, PredictionIndex index, SketchStore store, LabelJoiner labels, ModelCatalog models,
    ILogger<Sketcher> logger) : IDisposable
{
    /// <summary>Rows folded into one commit.</summary>
    const int BatchRows = 50_000;

    readonly SemaphoreSlim _gate = new(1);
    SegmentFold? _fold;

    public void Dispose() => _gate.Dispose();

    /// <summary>Folds all that was logged so far and joins the labels that waited for it.</summary>
    /// <returns>Predictions folded and labels joined.</returns>
    public Task<long> FoldOnceAsync(CancellationToken ct) => WithAllFoldedAsync(Task.FromResult, ct);

    /// <summary>Folds all that was logged so far, and runs something before anybody else may fold or label.</summary>
    public async Task<T> WithAllFoldedAsync<T>(Func<long, Task<T>> work, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var folded = await FoldAsync(ct);
            return await work(folded.Count + await labels.JoinWaitingAsync(folded, ct));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <returns>Index entries of what was folded just now.</returns>
    async Task<IReadOnlyList<IndexEntry>> FoldAsync(CancellationToken ct)
    {
        var added = new List<IndexEntry>();
        _fold ??= await RestoreAsync(ct);
        while (true)
        {
            var batch = await ReadAsync(_fold, int.MaxValue, isCounted: true, ct);
            if (batch.Entries.Count > 0)
            {
                await CommitAsync(_fold, batch, ct);
                added.AddRange(batch.Entries);
            }

            if (batch.Rows >= BatchRows)
                continue;
            if (!_fold.IsExhausted || !TryClose(_fold))
                return added;
            if (segments.Numbers().FirstOrDefault(number => number > _fold.Number) is var next && next == 0)
                return added;
            Begin(new(next));
        }
    }

    async Task CommitAsync(SegmentFold fold, FoldBatch batch, CancellationToken ct)
    {
        try
        {
            await store.CommitAsync(folder.Server, batch, fold.Number, fold.Position, ct);
        }
        catch
        {
            _fold = null; // What was read is not counted; the next fold begins where the last commit ended.
            throw;
        }

        index.Add(fold, batch.Entries);
    }

    /// <summary>Finds the place of the last commit, and makes indexes anew that a crash kept from being written.</summary>
    async Task<SegmentFold> RestoreAsync(CancellationToken ct)
    {
        foreach (var number in segments.Numbers().Where(number => number < folder.FirstOfLife))
            UnclosedSegment.Close(folder.PathOf(number, LogFolder.SegmentSuffix));
        index.Load();
        var position = await store.PositionAsync(folder.Server, ct) ?? (0, SegmentFormat.HeadBytes);
        foreach (var number in segments.Numbers().Where(number => number < position.Segment && !index.Has(number)))
        {
            var closed = new SegmentFold(number);
            await RescanAsync(closed, int.MaxValue, ct);
            index.Close(closed);
        }

        var fold = new SegmentFold(position.Segment);
        if (!index.Has(position.Segment))
            await RescanAsync(fold, position.Place, ct);
        fold.Position = position.Place;
        Begin(fold);
        return fold;
    }

    async Task RescanAsync(SegmentFold fold, int until, CancellationToken ct)
    {
        while (true)
        {
            var batch = await ReadAsync(fold, until, isCounted: false, ct);
            index.Add(fold, batch.Entries);
            if (batch.Rows < BatchRows)
                return;
        }
    }

    async Task<FoldBatch> ReadAsync(SegmentFold fold, int until, bool isCounted, CancellationToken ct)
    {
        var batch = new FoldBatch();
        while (!fold.IsExhausted && ReadOn(fold, until, isCounted, batch) is { } found)
            fold.Add(found.Ordinal, new(found.Source, await models.ProfileAsync(found.Source.Model, found.Source.Version, ct)));
        return batch;
    }

    (int Ordinal, LogSource Source)? ReadOn(SegmentFold fold, int until, bool isCounted, FoldBatch batch)
    {
        using var view = segments.Open(fold.Number);
        return view is null
            ? fold.Read(default, isLive: false, until, BatchRows, isCounted, batch)
            : fold.Read(view.Bytes, view.IsLive, until, BatchRows, isCounted, batch);
    }

    /// <summary>Once a segment is read to its end, its index is written and its memory given back. On a full disk it waits.</summary>
    bool TryClose(SegmentFold done)
    {
        if (done.Number == 0 || index.Has(done.Number))
            return true;
        try
        {
            index.Close(done);
        }
        catch (IOException error)
        {
            NotIndexed(done.Number, error.Message);
            return false;
        }

        foreach (var segment in log.Segments.Where(segment => segment.Number == done.Number))
            log.Retire(segment);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "The index of segment {Segment} cannot be written yet, so later predictions wait to be counted: {Reason}")]
    partial void NotIndexed(long segment, string reason);

    void Begin(SegmentFold fold)
    {
        _fold = fold;
        index.Begin(fold);
    }
}

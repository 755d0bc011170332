using Slipway.Monitoring.Log;

namespace Slipway.Monitoring.Sketches;

/// <summary>A prediction found by its id.</summary>
sealed record FoundPrediction(long Segment, IndexEntry Entry, LogSource Source);

/// <summary>Finds predictions by id: in the segment being read, then in the indexes of closed ones, newest first.</summary>
sealed class PredictionIndex(LogFolder folder) : IDisposable
{
    readonly SortedDictionary<long, IndexFile> _closed = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    readonly Lock _changing = new();
    SegmentFold? _current;

    public void Load()
    {
        foreach (var number in folder.Numbers(LogFolder.IndexSuffix))
            Open(number);
    }

    public bool Has(long segment)
    {
        lock (_changing)
            return _closed.ContainsKey(segment);
    }

    public IReadOnlyList<LogSource> SourcesOf(long segment)
    {
        lock (_changing)
            return _closed.TryGetValue(segment, out var file) ? file.Sources : _current?.Number == segment ? _current.Sources : [];
    }

    /// <summary>Predictions in a segment, as far as it is known.</summary>
    public long CountOf(long segment)
    {
        lock (_changing)
            return _closed.TryGetValue(segment, out var file) ? file.Count : _current?.Number == segment ? _current.Index.Count : 0;
    }

    public void Begin(SegmentFold fold)
    {
        lock (_changing)
            _current = fold;
    }

    /// <summary>Adds what was folded and committed.</summary>
    public void Add(SegmentFold fold, IReadOnlyList<IndexEntry> entries)
    {
        lock (_changing)
        {
            foreach (var entry in entries)
                fold.Index.Add(entry);
        }
    }

    /// <summary>Writes the index of a segment that was read to its end.</summary>
    public void Close(SegmentFold fold)
    {
        IndexFile.Write(folder.PathOf(fold.Number, LogFolder.IndexSuffix), fold.Index.Sorted(), fold.Sources);
        Open(fold.Number);
    }

    /// <summary>Every prediction of an id: more than one when a shadow scored it too, or a caller used an id twice. Newest first.</summary>
    public IReadOnlyList<FoundPrediction> Find(ulong hash)
    {
        lock (_changing)
        {
            var found = new List<FoundPrediction>();
            if (_current is { } current && !_closed.ContainsKey(current.Number))
                found.AddRange(current.Index.Find(hash).Select(entry => new FoundPrediction(current.Number, entry, current.SourceAt(entry.Source)!)));
            foreach (var (number, file) in _closed)
                found.AddRange(file.Find(hash).Select(entry => new FoundPrediction(number, entry, file.Sources[entry.Source])));
            return found;
        }
    }

    public void Dispose()
    {
        lock (_changing)
        {
            foreach (var file in _closed.Values)
                file.Dispose();
            _closed.Clear();
        }
    }

    void Open(long number)
    {
        if (IndexFile.Open(folder.PathOf(number, LogFolder.IndexSuffix)) is not { } file)
            return;
        lock (_changing)
        {
            if (_closed.Remove(number, out var before))
                before.Dispose();
            _closed.Add(number, file);
        }
    }
}

namespace Slipway.Monitoring.Sketches;

/// <summary>The predictions of one segment by the hash of their ids, while the segment is read.</summary>
sealed class SegmentIndex
{
    readonly List<IndexEntry> _entries = [];
    readonly List<int> _before = [];
    readonly Dictionary<ulong, int> _last = [];

    public int Count => _entries.Count;

    public void Add(IndexEntry entry)
    {
        _before.Add(_last.GetValueOrDefault(entry.Hash, -1));
        _last[entry.Hash] = _entries.Count;
        _entries.Add(entry);
    }

    /// <summary>Entries of a hash, newest first.</summary>
    public IEnumerable<IndexEntry> Find(ulong hash)
    {
        for (var i = _last.GetValueOrDefault(hash, -1); i >= 0; i = _before[i])
            yield return _entries[i];
    }

    public IndexEntry[] Sorted()
    {
        var entries = _entries.ToArray();
        Array.Sort(entries, (a, b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : b.At != a.At ? b.At.CompareTo(a.At) : b.Row.CompareTo(a.Row));
        return entries;
    }
}

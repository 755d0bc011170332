using System.IO.MemoryMappedFiles;

namespace Slipway.Monitoring.Log;

/// <summary>A segment's bytes while somebody reads them, whether it is still written or lies closed in its file.</summary>
sealed unsafe class SegmentView : IDisposable
{
    readonly Segment? _segment;
    readonly MemoryMappedFile? _map;
    readonly MemoryMappedViewAccessor? _view;
    readonly byte* _bytes;
    readonly int _length;

    /// <param name="held">A segment held for this view.</param>
    public SegmentView(Segment held)
    {
        _segment = held;
        IsLive = !held.IsSettled;
    }

    /// <exception cref="IOException">The file is gone.</exception>
    public SegmentView(string path)
    {
        _length = LengthOf(path);
        if (_length == 0)
            return;
        _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        _view = _map.CreateViewAccessor(0, _length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
    }

    /// <summary>Somebody may still write to it.</summary>
    public bool IsLive { get; }

    /// <summary>Valid until the view is disposed; empty when the file is no segment.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            var bytes = _segment is not null ? _segment.Bytes : new ReadOnlySpan<byte>(_bytes, _length);
            return SegmentFormat.IsSegment(bytes) ? bytes : default;
        }
    }

    /// <summary>No more than what is said to be used: the rest of the file may be cut off while it is mapped.</summary>
    static int LengthOf(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> head = stackalloc byte[SegmentFormat.HeadBytes];
        var length = (int)RandomAccess.GetLength(file);
        if (RandomAccess.Read(file, head, 0) < head.Length || !SegmentFormat.IsSegment(head))
            return 0;
        return SegmentFormat.End(head) is > 0 and var end ? Math.Min(end, length) : length;
    }

    public void Dispose()
    {
        _segment?.Release();
        if (_view is null)
            return;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map!.Dispose();
    }
}

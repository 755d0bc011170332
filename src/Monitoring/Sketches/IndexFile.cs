using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;
using Slipway.Monitoring.Log;
using Slipway.Storage;

namespace Slipway.Monitoring.Sketches;

/// <summary>
/// The index of a closed segment: entries sorted by hash, then the segment's sources as JSON, then the length of that JSON and of the entries
/// (four bytes each) and a magic number. Mapped, so that a look-up touches a few pages only.
/// </summary>
sealed unsafe class IndexFile : IDisposable
{
    const int TailBytes = 16;
    const ulong Magic = 0x31_58_44_49_50_49_4C_53;

    readonly MemoryMappedFile _map;
    readonly MemoryMappedViewAccessor _view;
    readonly byte* _bytes;
    readonly int _count;

    IndexFile(string path, int length)
    {
        _map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
        _view = _map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
        var tail = new ReadOnlySpan<byte>(_bytes + length - TailBytes, TailBytes);
        var sources = BitConverter.ToInt32(tail);
        _count = BitConverter.ToInt32(tail[4..]);
        Sources = Json.Read<LogSource[]>(Encoding.UTF8.GetString(_bytes + length - TailBytes - sources, sources));
    }

    /// <summary>By ordinal.</summary>
    public IReadOnlyList<LogSource> Sources { get; }

    public int Count => _count;

    /// <returns>Null when there is no whole index at this path.</returns>
    public static IndexFile? Open(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length < TailBytes)
            return null;
        var tail = new byte[TailBytes];
        using (var handle = File.OpenHandle(path))
            RandomAccess.Read(handle, tail, file.Length - TailBytes);
        var (sources, count) = (BitConverter.ToInt32(tail), BitConverter.ToInt32(tail, 4));
        var isWhole = BitConverter.ToUInt64(tail, 8) == Magic && sources >= 0 && count >= 0 &&
            file.Length == (long)count * sizeof(IndexEntry) + sources + TailBytes;
        return isWhole ? new(path, (int)file.Length) : null;
    }

    /// <summary>Written beside, then renamed: there is a whole index or none.</summary>
    public static void Write(string path, IndexEntry[] sorted, IReadOnlyList<LogSource> sources)
    {
        var json = Encoding.UTF8.GetBytes(Json.Write(sources));
        var temporary = path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(MemoryMarshal.AsBytes(sorted.AsSpan()));
            file.Write(json);
            file.Write(BitConverter.GetBytes(json.Length));
            file.Write(BitConverter.GetBytes(sorted.Length));
            file.Write(BitConverter.GetBytes(Magic));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Entries of a hash, newest first.</summary>
    public IReadOnlyList<IndexEntry> Find(ulong hash)
    {
        var entries = new ReadOnlySpan<IndexEntry>(_bytes, _count);
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (entries[middle].Hash < hash)
                low = middle + 1;
            else
                high = middle;
        }

        var end = low;
        while (end < _count && entries[end].Hash == hash)
            end++;
        return entries[low..end].ToArray();
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }
}

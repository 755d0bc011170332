using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Slipway.Serving.Predictions;

namespace Slipway.Monitoring.Log;

/// <summary>
/// A segment being written: a file of fixed length, its blocks reserved on disk before it is mapped, so that a full disk is an error when
/// the segment is made and never a fault while it is written. What lies in the mapping survives the death of the process at once and
/// that of the machine after the next <see cref="Flush"/>.
/// </summary>
sealed unsafe class Segment : IDisposable
{
    readonly FileStream _file;
    readonly MemoryMappedFile _map;
    readonly MemoryMappedViewAccessor _view;
    readonly byte* _bytes;
    readonly uint _key;
    readonly Lock _reserving = new();
    readonly ConcurrentDictionary<PredictionSource, ushort> _sources = new();
    int _end = SegmentFormat.HeadBytes;
    int _users = 1;
    int _writers;
    bool _isSealed;

    Segment(FileStream file, string path, long number, int capacity)
    {
        (_file, Path, Number, Capacity) = (file, path, number, capacity);
        _map = MemoryMappedFile.CreateFromFile(file, mapName: null, capacity, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
        _view = _map.CreateViewAccessor(0, capacity);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _bytes);
        _key = BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        SegmentFormat.WriteHead(new(_bytes, capacity), number, _key);
    }

    public string Path { get; }
    public long Number { get; }
    public int Capacity { get; }

    /// <summary>Bytes taken so far.</summary>
    public int End => Volatile.Read(ref _end);

    bool IsSealed => Volatile.Read(ref _isSealed);

    /// <summary>Nobody writes to it any more, and nobody will.</summary>
    public bool IsSettled => IsSealed && Volatile.Read(ref _writers) == 0;

    /// <exception cref="IOException">The disk has no room for it.</exception>
    public static Segment Create(string path, long number, int capacity)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, PreallocationSize = capacity, BufferSize = 0,
            });
            file.SetLength(capacity);
            return new(file, path, number, capacity);
        }
        catch
        {
            if (file is not null)
            {
                file.Dispose();
                File.Delete(path);
            }

            throw;
        }
    }

    /// <summary>The number under which this segment knows a source; -1 when there is no room to write it down.</summary>
    public int OrdinalOf(PredictionSource source)
    {
        if (_sources.TryGetValue(source, out var known))
            return known;
        lock (_sources)
        {
            if (_sources.TryGetValue(source, out known))
                return known;
            var ordinal = (ushort)_sources.Count;
            var payload = LogSource.Write(ordinal, source);
            if (!TryReserve(payload.Length, out var at))
                return -1;
            payload.CopyTo(Payload(at, payload.Length));
            Publish(at, payload.Length, RecordKind.Source);
            _sources[source] = ordinal;
            return ordinal;
        }
    }

    /// <summary>Takes room for a payload. Whoever got it must <see cref="Publish"/>.</summary>
    public bool TryReserve(int payload, out int at)
    {
        var room = SegmentFormat.Room(payload);
        lock (_reserving)
        {
            at = _end;
            if (_isSealed || room > Capacity - at)
                return false;
            var head = new Span<byte>(_bytes + at, SegmentFormat.RecordHead);
            BinaryPrimitives.WriteInt32LittleEndian(head[4..], payload);
            Volatile.Write(ref MemoryMarshal.AsRef<uint>(head), SegmentFormat.Mark);
            Volatile.Write(ref _end, at + room);
            Interlocked.Increment(ref _users);
            Interlocked.Increment(ref _writers);
            return true;
        }
    }

    public Span<byte> Payload(int at, int length) => new(_bytes + at + SegmentFormat.RecordHead, length);

    /// <summary>Makes a record valid: from here on it survives the process.</summary>
    public void Publish(int at, int length, RecordKind kind)
    {
        _bytes[at + 12] = (byte)kind;
        Volatile.Write(ref *(uint*)(_bytes + at + 8), SegmentFormat.Check(_key, kind, Payload(at, length)));
        Interlocked.Decrement(ref _writers);
        Release();
    }

    /// <summary>Takes no more records.</summary>
    public void Seal()
    {
        lock (_reserving)
        {
            if (_isSealed)
                return;
            SegmentFormat.WriteEnd(new(_bytes, SegmentFormat.HeadBytes), _end);
            Volatile.Write(ref _isSealed, true);
        }
    }

    /// <summary>Everything published so far onto the disk.</summary>
    public void Flush()
    {
        if (!TryHold())
            return;
        try
        {
            _view.Flush();
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Keeps the mapping while somebody reads <see cref="Bytes"/>; false when it is gone.</summary>
    public bool TryHold()
    {
        for (var seen = Volatile.Read(ref _users); seen > 0;)
        {
            var before = Interlocked.CompareExchange(ref _users, seen + 1, seen);
            if (before == seen)
                return true;
            seen = before;
        }

        return false;
    }

    public ReadOnlySpan<byte> Bytes => new(_bytes, End);

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            Close();
    }

    /// <summary>Lets go of the segment; the last writer or reader closes it.</summary>
    public void Dispose()
    {
        Seal();
        Release();
    }

    void Close()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Flush();
        _view.Dispose();
        _map.Dispose();
        _file.SetLength(End);
        _file.Dispose();
    }
}

using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Slipway.Monitoring.Log;

enum RecordKind : byte { Source = 1, Prediction = 2, Void = 3 }

/// <summary>What stands at a place in a segment.</summary>
enum RecordState
{
    /// <summary>A whole record.</summary>
    Whole,

    /// <summary>Room taken by a writer that has not finished; in a segment nobody writes any more, a torn record.</summary>
    Unfinished,

    /// <summary>Bytes that are no record.</summary>
    Damaged,

    /// <summary>Nothing was written from here on.</summary>
    End,
}

/// <summary>
/// A segment of the prediction log as bytes, little-endian. Head of 64 bytes: magic (8), number (8), key (4), end (4; 0 until
/// the segment is closed), zeros. Then records, each beginning
/// at a multiple of 8: mark (4 bytes), payload length (4), check (4), kind (1), three zeros, payload. Lengths are written before the
/// payload and the check after it, so the chain of lengths stays whole when a writer dies. The check is CRC-32C of kind and payload,
/// seeded with the segment's random key; 0 stands for "not finished" and is written as 1.
/// </summary>
static class SegmentFormat
{
    public const int HeadBytes = 64;
    public const int RecordHead = 16;
    public const uint Mark = 0x31_47_4F_4C;
    const ulong Magic = 0x31_47_45_53_50_49_4C_53;

    public static void WriteHead(Span<byte> segment, long number, uint key)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(segment, Magic);
        BinaryPrimitives.WriteInt64LittleEndian(segment[8..], number);
        BinaryPrimitives.WriteUInt32LittleEndian(segment[16..], key);
    }

    /// <summary>Notes where the last record ends, once no more will come: readers then map no more than that.</summary>
    public static void WriteEnd(Span<byte> segment, int end) => BinaryPrimitives.WriteInt32LittleEndian(segment[20..], end);

    /// <summary>0 when the segment was never closed.</summary>
    public static int End(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadInt32LittleEndian(head[20..]);

    public static bool IsSegment(ReadOnlySpan<byte> segment) =>
        segment.Length >= HeadBytes && BinaryPrimitives.ReadUInt64LittleEndian(segment) == Magic;

    public static uint Key(ReadOnlySpan<byte> segment) => BinaryPrimitives.ReadUInt32LittleEndian(segment[16..]);

    /// <summary>Bytes a record takes, padding included.</summary>
    public static int Room(int payload) => (RecordHead + payload + 7) & ~7;

    public static uint Check(uint key, RecordKind kind, ReadOnlySpan<byte> payload)
    {
        var crc = BitOperations.Crc32C(~key, (byte)kind);
        var words = MemoryMarshal.Cast<byte, ulong>(payload);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var b in payload[(words.Length * 8)..])
            crc = BitOperations.Crc32C(crc, b);
        return crc is 0 ? 1 : crc;
    }

    /// <summary>Looks at the record at <paramref name="at"/>. <paramref name="next"/> is where the chain goes on, when it is known.</summary>
    public static RecordState Look(ReadOnlySpan<byte> segment, int at, out RecordKind kind, out ReadOnlySpan<byte> payload, out int next)
    {
        kind = default;
        payload = default;
        next = segment.Length;
        if (at + RecordHead > segment.Length)
            return RecordState.End;
        var mark = BinaryPrimitives.ReadUInt32LittleEndian(segment[at..]);
        if (mark != Mark)
            return mark == 0 ? RecordState.End : RecordState.Damaged;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(segment[(at + 4)..]);
        if (length > segment.Length - at - RecordHead)
            return RecordState.Damaged;
        next = at + Room((int)length);
        var check = Volatile.Read(in MemoryMarshal.AsRef<uint>(segment[(at + 8)..]));
        if (check == 0)
            return RecordState.Unfinished;
        kind = (RecordKind)segment[at + 12];
        payload = segment.Slice(at + RecordHead, (int)length);
        return Check(Key(segment), kind, payload) == check ? RecordState.Whole : RecordState.Damaged;
    }

    /// <summary>The next whole record at or after a place, in a segment that nobody writes to any more; the length of the segment when there is none.</summary>
    public static int Resume(ReadOnlySpan<byte> segment, int from)
    {
        for (var at = (from + 7) & ~7; at + RecordHead <= segment.Length; at += 8)
        {
            if (Look(segment, at, out _, out _, out _) is RecordState.Whole)
                return at;
        }

        return segment.Length;
    }
}

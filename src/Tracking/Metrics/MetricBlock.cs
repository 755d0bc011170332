using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Slipway.Tracking.Metrics;

/// <summary>
/// Points of one key packed in bytes: a format byte, then per point the differences of step and time to the
/// point before as zig-zag base-128 numbers and the value as IEEE 754 binary64, little-endian.
/// </summary>
static class MetricBlock
{
    const byte Format = 1;

    public static byte[] Pack(IReadOnlyList<MetricPoint> points)
    {
        using var bytes = new MemoryStream(1 + points.Count * 12);
        bytes.WriteByte(Format);
        var before = default(MetricPoint);
        Span<byte> value = stackalloc byte[sizeof(double)];
        foreach (var point in points)
        {
            WriteDifference(bytes, unchecked(point.Step - before.Step));
            WriteDifference(bytes, unchecked(point.At - before.At));
            BinaryPrimitives.WriteDoubleLittleEndian(value, point.Value);
            bytes.Write(value);
            before = point;
        }

        return bytes.ToArray();
    }

    public static List<MetricPoint> Unpack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0 || bytes[0] != Format)
            throw new InvalidDataException("A block of metric points has an unknown format.");
        bytes = bytes[1..];
        var points = new List<MetricPoint>(bytes.Length / 10);
        var (step, at) = (0L, 0L);
        while (bytes.Length > 0)
        {
            step = unchecked(step + ReadDifference(ref bytes));
            at = unchecked(at + ReadDifference(ref bytes));
            points.Add(new(step, at, BinaryPrimitives.ReadDoubleLittleEndian(bytes)));
            bytes = bytes[sizeof(double)..];
        }

        return points;
    }

    /// <summary>Tells blocks of one key apart, so that the same block sent twice is kept once.</summary>
    public static long Fingerprint(ReadOnlySpan<byte> block) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(block));

    static void WriteDifference(MemoryStream bytes, long difference)
    {
        var rest = (ulong)((difference << 1) ^ (difference >> 63));
        for (; rest >= 0x80; rest >>= 7)
            bytes.WriteByte((byte)(rest | 0x80));
        bytes.WriteByte((byte)rest);
    }

    static long ReadDifference(ref ReadOnlySpan<byte> bytes)
    {
        ulong folded = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            folded |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return (long)(folded >> 1) ^ -(long)(folded & 1);
        }
    }
}

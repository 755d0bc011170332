using System.Buffers.Binary;
using System.Numerics;

namespace Slipway.Serving.Traffic;

/// <summary>
/// How long requests took, in buckets of eight to an octave: a quantile is right within 6.25 %. Any number of threads
/// may record at once. Covers 1 µs to 35 minutes.
/// </summary>
sealed class LatencyHistogram
{
    const int StepsBits = 3;
    const int Steps = 1 << StepsBits;
    const int Buckets = 30 * Steps;

    readonly int[] _counts = new int[Buckets];

    public long Count => _counts.Sum(count => (long)count);

    public void Record(long microseconds) => Interlocked.Increment(ref _counts[BucketOf(microseconds)]);

    public void Clear() => Array.Clear(_counts);

    public void Merge(LatencyHistogram other)
    {
        for (var i = 0; i < Buckets; i++)
            _counts[i] += Volatile.Read(ref other._counts[i]);
    }

    /// <summary>Milliseconds under which the share <paramref name="q"/> of requests stayed; null without requests.</summary>
    public double? Quantile(double q)
    {
        var count = Count;
        if (count == 0)
            return null;
        var rank = Math.Max(1, (long)Math.Ceiling(q * count));
        long seen = 0;
        for (var i = 0; i < Buckets; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
                return (Lower(i) + Lower(i + 1)) / 2.0 / 1000;
        }

        return null;
    }

    /// <summary>Pairs of bucket (two bytes) and count (four bytes), little-endian, of the buckets in use.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[6 * _counts.Count(count => count != 0)];
        var at = 0;
        for (var i = 0; i < Buckets; i++)
        {
            if (_counts[i] == 0)
                continue;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)i);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 2), _counts[i]);
            at += 6;
        }

        return bytes;
    }

    public static LatencyHistogram FromBytes(ReadOnlySpan<byte> bytes)
    {
        var histogram = new LatencyHistogram();
        for (; bytes.Length >= 6; bytes = bytes[6..])
        {
            var bucket = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            if (bucket < Buckets)
                histogram._counts[bucket] += BinaryPrimitives.ReadInt32LittleEndian(bytes[2..]);
        }

        return histogram;
    }

    internal static int BucketOf(long microseconds)
    {
        if (microseconds < Steps)
            return (int)Math.Max(0, microseconds);
        var octave = BitOperations.Log2((ulong)microseconds);
        var step = (int)(microseconds >> (octave - StepsBits)) & (Steps - 1);
        return Math.Min((octave - StepsBits + 1) * Steps + step, Buckets - 1);
    }

    /// <summary>Microseconds from which a bucket counts.</summary>
    internal static long Lower(int bucket)
    {
        var (octave, step) = (bucket / Steps, bucket % Steps);
        return octave == 0 ? step : (long)(Steps + step) << (octave - 1);
    }
}

namespace Slipway.Monitoring.Sketches;

/// <summary>
/// How often each bin of each feature, and of the prediction, occurred: a mergeable summary of many rows. The order of features and
/// bins is that of the version's reference profile; the prediction comes last.
/// </summary>
sealed class FeatureSketch
{
    const byte FormatVersion = 1;

    /// <summary>No sketch has more features or bins; a larger count is damage.</summary>
    const int Most = 1 << 20;

    public FeatureSketch(IReadOnlyList<int> bins) => Counts = [.. bins.Select(count => new long[count])];

    FeatureSketch(long[][] counts, long rows) => (Counts, Rows) = (counts, rows);

    public long Rows { get; set; }

    /// <summary>One array a feature, one count a bin; the last array is the prediction's.</summary>
    public long[][] Counts { get; }

    public void Merge(FeatureSketch other)
    {
        if (other.Counts.Length != Counts.Length)
            throw new ArgumentException($"It has {other.Counts.Length} features, this one {Counts.Length}.", nameof(other));
        Rows += other.Rows;
        for (var feature = 0; feature < Counts.Length; feature++)
        {
            for (var bin = 0; bin < Counts[feature].Length; bin++)
                Counts[feature][bin] += other.Counts[feature][bin];
        }
    }

    /// <summary>A version byte, rows, number of features, and for each the number of bins and their counts; LEB128 all.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        stream.WriteByte(FormatVersion);
        Write(stream, Rows);
        Write(stream, Counts.Length);
        foreach (var counts in Counts)
        {
            Write(stream, counts.Length);
            foreach (var count in counts)
                Write(stream, count);
        }

        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no sketch of this kind.</exception>
    public static FeatureSketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != FormatVersion)
            throw Broken();
        var rest = bytes[1..];
        var rows = Read(ref rest);
        var counts = new long[Length(ref rest)][];
        for (var feature = 0; feature < counts.Length; feature++)
        {
            counts[feature] = new long[Length(ref rest)];
            for (var bin = 0; bin < counts[feature].Length; bin++)
                counts[feature][bin] = Read(ref rest);
        }

        return new(counts, rows);
    }

    static void Write(MemoryStream stream, long count)
    {
        for (; count >= 0x80; count >>= 7)
            stream.WriteByte((byte)(count | 0x80));
        stream.WriteByte((byte)count);
    }

    static int Length(ref ReadOnlySpan<byte> rest) => Read(ref rest) is var length && length <= Math.Min(Most, rest.Length) ? (int)length : throw Broken();

    static long Read(ref ReadOnlySpan<byte> rest)
    {
        long count = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            if (rest.IsEmpty)
                throw Broken();
            var part = rest[0];
            rest = rest[1..];
            count |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
                return count;
        }

        throw Broken();
    }

    static InvalidDataException Broken() => new("The bytes of a feature sketch are damaged.");
}

using System.Buffers.Binary;
using Slipway.Evaluation.Metrics;

namespace Slipway.Evaluation.Sketches;

/// <summary>
/// A sketch as bytes: a version byte, threshold, six loss sums, two sums of unlabelled rows, all little-endian doubles;
/// four confusion counts; then every bin that holds rows as (step from the last, three counts). Counts are LEB128.
/// </summary>
static class ScoreHistogramBytes
{
    const byte FormatVersion = 1;

    /// <summary>No sketch has seen more rows; a larger count is damage.</summary>
    const long MostRows = 1L << 48;

    public static byte[] Write(Tally tally, long[][] counts, double predicted, double predictedSquares)
    {
        using var stream = new MemoryStream(1024);
        stream.WriteByte(FormatVersion);
        foreach (var real in (double[])[tally.Threshold, tally.LogLoss, tally.LogLossSquares, tally.Brier, tally.BrierSquares, tally.Predicted, tally.PredictedSquares])
            Write(stream, real);
        foreach (var count in (long[])[tally.TruePositives, tally.FalsePositives, tally.TrueNegatives, tally.FalseNegatives])
            Write(stream, count);
        Write(stream, predicted);
        Write(stream, predictedSquares);
        for (var (bin, last) = (0, -1); bin < ScoreHistogram.Bins; bin++)
        {
            if (Array.TrueForAll(counts, kind => kind[bin] == 0))
                continue;
            Write(stream, bin - last);
            foreach (var kind in counts)
                Write(stream, kind[bin]);
            last = bin;
        }

        return stream.ToArray();
    }

    static void Write(Stream stream, double real)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, real);
        stream.Write(bytes);
    }

    static void Write(Stream stream, long count)
    {
        for (; count >= 0x80; count >>= 7)
            stream.WriteByte((byte)(count | 0x80));
        stream.WriteByte((byte)count);
    }

    public ref struct Reader
    {
        ReadOnlySpan<byte> _rest;

        public Reader(ReadOnlySpan<byte> bytes)
        {
            if (bytes.IsEmpty || bytes[0] != FormatVersion)
                throw new InvalidDataException("These bytes are not a score histogram of a version this server reads.");
            _rest = bytes[1..];
        }

        public Tally Tally()
        {
            var threshold = Real();
            return new(threshold)
            {
                LogLoss = Real(), LogLossSquares = Real(), Brier = Real(), BrierSquares = Real(), Predicted = Real(), PredictedSquares = Real(),
                TruePositives = Count(), FalsePositives = Count(), TrueNegatives = Count(), FalseNegatives = Count(),
            };
        }

        public void Counts(long[][] counts)
        {
            for (var bin = -1L; !_rest.IsEmpty;)
            {
                bin += Count();
                if (bin is < 0 or >= ScoreHistogram.Bins)
                    throw Broken();
                foreach (var kind in counts)
                    kind[bin] = Count();
            }
        }

        public double Real()
        {
            if (_rest.Length < 8)
                throw Broken();
            var real = BinaryPrimitives.ReadDoubleLittleEndian(_rest);
            _rest = _rest[8..];
            return double.IsFinite(real) ? real : throw Broken();
        }

        long Count()
        {
            var count = 0L;
            for (var shift = 0; shift < 63; shift += 7)
            {
                if (_rest.IsEmpty)
                    throw Broken();
                var part = _rest[0];
                _rest = _rest[1..];
                count |= (long)(part & 0x7F) << shift;
                if (part < 0x80)
                    return count <= MostRows ? count : throw Broken();
            }

            throw Broken();
        }

        static InvalidDataException Broken() => new("The bytes of a score histogram are damaged.");
    }
}

using System.Globalization;
using System.Text;

namespace Slipway.Host.Metrics;

/// <summary>One series: a value, or a histogram's buckets. Written from many threads, read at a scrape.</summary>
sealed class MetricSeries(double[] bounds)
{
    readonly long[] _buckets = new long[bounds.Length + 1];
    double _value;

    public double Value => Volatile.Read(ref _value);

    public void Set(double value) => Volatile.Write(ref _value, value);

    public void Add(double value)
    {
        for (var seen = Volatile.Read(ref _value); ;)
        {
            var before = Interlocked.CompareExchange(ref _value, seen + value, seen);
            if (before.Equals(seen))
                return;
            seen = before;
        }
    }

    public void Observe(double value)
    {
        var bucket = Array.BinarySearch(bounds, value);
        Interlocked.Increment(ref _buckets[bucket < 0 ? ~bucket : bucket]);
        Add(value);
    }

    public void WriteHistogram(StringBuilder text, string name, string labels, double[] upper)
    {
        long count = 0;
        for (var i = 0; i < _buckets.Length; i++)
        {
            count += Volatile.Read(ref _buckets[i]);
            var bound = i < upper.Length ? upper[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
            WriteSample(text, $"{name}_bucket", labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"", count);
        }

        WriteSample(text, $"{name}_sum", labels, Value);
        WriteSample(text, $"{name}_count", labels, count);
    }

    public static void WriteSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(value switch
        {
            double.PositiveInfinity => "+Inf",
            double.NegativeInfinity => "-Inf",
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        }).Append('\n');
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Slipway.Host.Metrics;

/// <summary>The series of one instrument, by their labels.</summary>
sealed class MetricFamily
{
    /// <summary>Seconds; used where the instrument advises no bounds.</summary>
    static readonly double[] DefaultBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    readonly ConcurrentDictionary<LabelSet, MetricSeries> _series = new(new LabelComparer());
    readonly ConcurrentDictionary<LabelSet, MetricSeries>.AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _byTags;
    readonly MetricKind _kind;
    readonly double[] _bounds;
    readonly string _help;

    public MetricFamily(Instrument instrument)
    {
        _byTags = _series.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        _kind = MetricNames.KindOf(instrument);
        _bounds = _kind is MetricKind.Histogram ? BoundsOf(instrument) : [];
        _help = instrument.Description ?? instrument.Name;
        Name = MetricNames.Of(instrument, _kind);
        IsObserved = instrument.IsObservable;
    }

    public string Name { get; }

    /// <summary>Its values are asked for at every scrape rather than added up.</summary>
    public bool IsObserved { get; }

    public bool IsEmpty => _series.IsEmpty;

    public void Forget() => _series.Clear();

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_byTags.TryGetValue(tags, out var series))
            series = _series.GetOrAdd(new(tags), _ => new(_bounds));
        if (_kind is MetricKind.Histogram)
            series.Observe(value);
        else if (IsObserved)
            series.Set(value);
        else
            series.Add(value);
    }

    public void WriteHead(StringBuilder text) => text
        .Append("# HELP ").Append(Name).Append(' ').Append(_help.Replace("\\", "\\\\").Replace("\n", "\\n")).Append('\n')
        .Append("# TYPE ").Append(Name).Append(' ').Append(_kind.ToString().ToLowerInvariant()).Append('\n');

    public void WriteSeries(StringBuilder text)
    {
        foreach (var (labels, series) in _series.OrderBy(pair => pair.Key.Text, StringComparer.Ordinal))
        {
            if (_kind is MetricKind.Histogram)
                series.WriteHistogram(text, Name, labels.Text, _bounds);
            else
                MetricSeries.WriteSample(text, Name, labels.Text, series.Value);
        }
    }

    static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => DefaultBounds,
    };
}

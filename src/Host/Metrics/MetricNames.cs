using System.Diagnostics.Metrics;

namespace Slipway.Host.Metrics;

enum MetricKind { Counter, Gauge, Histogram }

/// <summary>How an instrument is called and typed in Prometheus: words joined by underscores, base units and <c>_total</c> behind.</summary>
static class MetricNames
{
    const string Total = "_total";

    /// <summary>Kept for histograms: a gauge of .NET's that ends so is renamed.</summary>
    const string Count = "_count";

    static readonly Dictionary<string, string> Units = new()
    {
        ["s"] = "seconds", ["ms"] = "milliseconds", ["By"] = "bytes", ["%"] = "percent",
    };

    public static MetricKind KindOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.StartsWith("Histogram", StringComparison.Ordinal) ? MetricKind.Histogram
            : type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? MetricKind.Counter
            : MetricKind.Gauge;
    }

    public static string Of(Instrument instrument, MetricKind kind)
    {
        var name = Clean(instrument.Name);
        if (instrument.Unit is { } unit && Units.TryGetValue(unit, out var word) && !name.EndsWith(word, StringComparison.Ordinal))
            name = $"{name}_{word}";
        return kind switch
        {
            MetricKind.Counter when !name.EndsWith(Total, StringComparison.Ordinal) => name + Total,
            MetricKind.Gauge when name.EndsWith(Count, StringComparison.Ordinal) => $"{name[..^Count.Length]}_current",
            _ => name,
        };
    }

    /// <summary>Letters, digits and underscores only, never a digit first.</summary>
    public static string Clean(string name)
    {
        var clean = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return clean.Length == 0 || char.IsAsciiDigit(clean[0]) ? $"_{clean}" : clean;
    }
}

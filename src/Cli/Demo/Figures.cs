using Slipway.Contracts.Datasets;
using Slipway.Contracts.Evaluation;

namespace Slipway.Cli.Demo;

/// <summary>Numbers as people read them.</summary>
static class Figures
{
    const string Blocks = "▁▂▃▄▅▆▇█";

    public static string Interval(EstimateView estimate, string format = "0.0000") => estimate is { Low: { } low, High: { } high }
        ? $"{estimate.Value.ToString(format)} [{low.ToString(format)}, {high.ToString(format)}]"
        : estimate.Value.ToString(format);

    public static string Signed(EstimateView estimate) => estimate is { Low: { } low, High: { } high }
        ? $"{estimate.Value:+0.0000;-0.0000} [{low:+0.0000;-0.0000}, {high:+0.0000;-0.0000}]"
        : $"{estimate.Value:+0.0000;-0.0000}";

    public static string Short(string digest) => digest.Length > 19 ? digest[..19] : digest;

    public static string Sparkline(HistogramView? histogram)
    {
        if (histogram is null || histogram.Counts.Count == 0)
            return "";
        var most = Math.Max(1, histogram.Counts.Max());
        return string.Concat(histogram.Counts.Select(count => count == 0 ? ' ' : Blocks[(int)(count * (Blocks.Length - 1) / most)]));
    }

    /// <param name="full">The value that fills a cell.</param>
    public static string Sparkline(IReadOnlyList<double> values, double full) =>
        string.Concat(values.Select(value => Blocks[(int)Math.Clamp(value / full * (Blocks.Length - 1), 0, Blocks.Length - 1)]));
}

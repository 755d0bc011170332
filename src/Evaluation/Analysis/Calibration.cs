using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Metrics;

namespace Slipway.Evaluation.Analysis;

/// <summary>Whether a predicted 30 % happens three times in ten: rows in bins of equally many, with Wilson's interval for what happened.</summary>
static class Calibration
{
    public const int Bins = 10;

    /// <summary>At most ten bins; fewer where many rows have one score. They cover [0, 1].</summary>
    public static IReadOnlyList<CalibrationBinView> Of(double[] scores, bool[] labels)
    {
        var sorted = (double[])scores.Clone();
        var ordered = (bool[])labels.Clone();
        Array.Sort(sorted, ordered);
        var cuts = Enumerable.Range(1, Bins - 1).Select(i => sorted[(int)((long)i * sorted.Length / Bins)])
            .Where(cut => cut > sorted[0]).Distinct().ToList();
        var bins = new List<CalibrationBinView>();
        var from = 0;
        for (var i = 0; i <= cuts.Count; i++)
        {
            var to = i == cuts.Count ? sorted.Length : LowerBound(sorted, cuts[i]);
            bins.Add(Bin(sorted.AsSpan(from, to - from), ordered.AsSpan(from, to - from), i == 0 ? 0 : cuts[i - 1], i == cuts.Count ? 1 : cuts[i]));
            from = to;
        }

        return bins;
    }

    static CalibrationBinView Bin(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double from, double to)
    {
        var sum = 0.0;
        foreach (var score in scores)
            sum += score;
        var rate = Estimate.Share(labels.Count(true), labels.Length);
        return new(from, to, scores.Length, sum / scores.Length, rate.Value, rate.Low, rate.High);
    }

    /// <summary>The first place whose value is not below <paramref name="value"/>.</summary>
    static int LowerBound(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

using Slipway.Contracts.Evaluation;

namespace Slipway.Evaluation.Analysis;

/// <summary>The ROC curve from (0, 0) to (1, 1), thinned to points evenly along its length.</summary>
static class RocCurve
{
    public const int MostPoints = 200;

    /// <summary>Empty unless there are rows of both classes.</summary>
    public static IReadOnlyList<RocPointView> Of(double[] scores, bool[] labels)
    {
        var positives = labels.AsSpan().Count(true);
        var negatives = labels.Length - positives;
        if (positives == 0 || negatives == 0)
            return [];
        var sorted = (double[])scores.Clone();
        var ordered = (bool[])labels.Clone();
        Array.Sort(sorted, ordered);

        var points = new List<RocPointView> { new(0, 0) };
        const double step = 2.0 / (MostPoints - 2);
        var (hits, alarms, last) = (0, 0, 0.0);
        for (var row = sorted.Length - 1; row >= 0; row--)
        {
            _ = ordered[row] ? hits++ : alarms++;
            if (row > 0 && sorted[row - 1].Equals(sorted[row]))
                continue;
            var point = new RocPointView((double)alarms / negatives, (double)hits / positives);
            var along = point.FalsePositiveRate + point.TruePositiveRate;
            if (along - last < step && row > 0)
                continue;
            points.Add(point);
            last = along;
        }

        return points;
    }
}

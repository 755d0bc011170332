namespace Slipway.Evaluation.Analysis;

/// <summary>From which probability a row counts as positive.</summary>
static class Thresholds
{
    /// <summary>The score that gives the best F1 on these rows; the highest of equals. Null without positives.</summary>
    public static double? BestF1(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        var positives = labels.Count(true);
        if (positives == 0)
            return null;
        var sorted = scores.ToArray();
        var order = labels.ToArray();
        Array.Sort(sorted, order);
        var (best, threshold) = (-1.0, sorted[^1]);
        var hits = 0;
        for (var row = sorted.Length - 1; row >= 0; row--)
        {
            hits += order[row] ? 1 : 0;
            if (row > 0 && sorted[row - 1].Equals(sorted[row]))
                continue; // Tied rows are called alike.
            var f1 = 2.0 * hits / (positives + (sorted.Length - row));
            if (f1 > best)
                (best, threshold) = (f1, sorted[row]);
        }

        return threshold;
    }
}

namespace Slipway.Evaluation.Metrics;

/// <summary>Area under the ROC curve: how often a positive row scores above a negative one, ties counting half.</summary>
/// <param name="Variance">Of the estimate, after DeLong, DeLong &amp; Clarke-Pearson (1988).</param>
public sealed record AucEstimate(double Value, double Variance);

/// <summary>Two models on the same rows. <paramref name="Covariance"/> is what makes the paired interval narrow.</summary>
public sealed record PairedAuc(AucEstimate Champion, AucEstimate Challenger, double Covariance)
{
    /// <summary>Challenger minus champion.</summary>
    public Estimate Difference => Estimate.Normal(
        Challenger.Value - Champion.Value, Champion.Variance + Challenger.Variance - 2 * Covariance);
}

/// <summary>
/// AUC by ranks with DeLong's variance, in n log n as Sun &amp; Xu (2014) do: one sort gives every row's placement,
/// the share of rows of the other class that it stands on the right side of.
/// </summary>
public static class Auc
{
    /// <summary>Null unless there are rows of both classes.</summary>
    public static AucEstimate? DeLong(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels) =>
        Placements(scores, labels) is { } placements ? Moments(placements, placements, labels).Champion : null;

    /// <inheritdoc cref="DeLong"/>
    public static PairedAuc? Paired(ReadOnlySpan<double> champion, ReadOnlySpan<double> challenger, ReadOnlySpan<bool> labels) =>
        Placements(champion, labels) is { } first && Placements(challenger, labels) is { } second ? Moments(first, second, labels) : null;

    static double[]? Placements(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        if (scores.Length != labels.Length)
            throw new ArgumentException($"{scores.Length} scores for {labels.Length} labels.", nameof(scores));
        var positives = (double)labels.Count(true);
        var negatives = labels.Length - positives;
        if (positives == 0 || negatives == 0)
            return null;

        var (sorted, order) = Sorted(scores);
        var placements = new double[scores.Length];
        long positivesBelow = 0, negativesBelow = 0;
        for (var from = 0; from < order.Length;)
        {
            var (to, positivesHere) = Tied(sorted, order, labels, from);
            var negativesHere = to - from - positivesHere;
            var ofPositive = (negativesBelow + negativesHere / 2.0) / negatives;
            var ofNegative = (positives - positivesBelow - positivesHere / 2.0) / positives;
            for (; from < to; from++)
                placements[order[from]] = labels[order[from]] ? ofPositive : ofNegative;
            positivesBelow += positivesHere;
            negativesBelow += negativesHere;
        }

        return placements;
    }

    static (double[] Sorted, int[] Order) Sorted(ReadOnlySpan<double> scores)
    {
        var sorted = scores.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        return (sorted, order);
    }

    static (int To, int Positives) Tied(double[] sorted, int[] order, ReadOnlySpan<bool> labels, int from)
    {
        var to = from;
        var positives = 0;
        for (; to < sorted.Length && sorted[to].Equals(sorted[from]); to++)
            positives += labels[order[to]] ? 1 : 0;
        return (to, positives);
    }

    static PairedAuc Moments(double[] first, double[] second, ReadOnlySpan<bool> labels)
    {
        var positives = new PairMoments();
        var negatives = new PairMoments();
        for (var i = 0; i < labels.Length; i++)
            (labels[i] ? positives : negatives).Add(first[i], second[i]);
        return new(
            new(positives.MeanOfFirst, positives.VarianceOfFirst / positives.Rows + negatives.VarianceOfFirst / negatives.Rows),
            new(positives.MeanOfSecond, positives.VarianceOfSecond / positives.Rows + negatives.VarianceOfSecond / negatives.Rows),
            positives.Covariance / positives.Rows + negatives.Covariance / negatives.Rows);
    }
}

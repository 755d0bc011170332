namespace Slipway.Training.Algorithms;

/// <summary>How well probabilities fit labels.</summary>
static class ValidationScore
{
    /// <summary>Mean of −ln p(label), with p kept at least 1e-15 from 0 and 1.</summary>
    public static double LogLoss(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> labels)
    {
        const double edge = 1e-15;
        var sum = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            double p = Math.Clamp(probabilities[row], edge, 1 - edge);
            sum -= labels[row] == 1 ? Math.Log(p) : Math.Log(1 - p);
        }

        return sum / labels.Length;
    }

    /// <summary>
    /// The chance that a positive row scores above a negative one, ties counted half (Mann–Whitney); null where one class is missing.
    /// </summary>
    public static double? Auc(float[] probabilities, float[] labels)
    {
        var order = new int[labels.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort((float[])probabilities.Clone(), order);
        double rankSum = 0, positives = 0;
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            double inTie = 0;
            for (; end < order.Length && probabilities[order[end]] == probabilities[order[start]]; end++)
                inTie += labels[order[end]];
            rankSum += inTie * (start + end + 1) / 2.0;
            positives += inTie;
            start = end;
        }

        var negatives = labels.Length - positives;
        return positives == 0 || negatives == 0 ? null : (rankSum - positives * (positives + 1) / 2) / (positives * negatives);
    }
}

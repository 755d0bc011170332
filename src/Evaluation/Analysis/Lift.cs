using Slipway.Evaluation.Metrics;

namespace Slipway.Evaluation.Analysis;

/// <summary>What a model gains over a baseline on the same rows.</summary>
static class Lift
{
    /// <summary>
    /// 1 − mean loss ÷ the baseline's mean loss. The interval is the delta method's for a ratio of paired means:
    /// the ratio's error is the mean of (loss − ratio · baseline loss) ÷ the baseline's mean loss.
    /// </summary>
    public static Estimate LogLossReduction(double[] scores, double[] baseline, bool[] labels)
    {
        var pairs = new PairMoments();
        for (var row = 0; row < labels.Length; row++)
            pairs.Add(Tally.LogLossOf(scores[row], labels[row]), Tally.LogLossOf(baseline[row], labels[row]));
        var ratio = pairs.MeanOfFirst / pairs.MeanOfSecond;
        var residual = pairs.VarianceOfFirst + ratio * ratio * pairs.VarianceOfSecond - 2 * ratio * pairs.Covariance;
        return Estimate.Normal(1 - ratio, residual / labels.Length / (pairs.MeanOfSecond * pairs.MeanOfSecond));
    }
}

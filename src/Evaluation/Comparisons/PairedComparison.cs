using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Metrics;

namespace Slipway.Evaluation.Comparisons;

/// <summary>Two models on the same rows: DeLong's covariance for AUC, the mean of differences row by row for the losses.</summary>
static class PairedComparison
{
    public static IReadOnlyList<ComparisonView> Of(
        double[] champion, double[] challenger, bool[] labels, string championName, string challengerName)
    {
        var views = new List<ComparisonView>();
        if (Auc.Paired(champion, challenger, labels) is { } auc)
        {
            views.Add(Comparison.View(MetricNames.Auc,
                new(championName, labels.Length, Estimate.Normal(auc.Champion.Value, auc.Champion.Variance)),
                new(challengerName, labels.Length, Estimate.Normal(auc.Challenger.Value, auc.Challenger.Variance)), auc.Difference, paired: true));
        }

        views.Add(OfMeans(MetricNames.LogLoss, Tally.LogLossOf));
        views.Add(OfMeans(MetricNames.Brier, Tally.BrierOf));
        return views;

        ComparisonView OfMeans(string metric, Func<double, bool, double> loss)
        {
            var pairs = new PairMoments();
            for (var row = 0; row < labels.Length; row++)
                pairs.Add(loss(champion[row], labels[row]), loss(challenger[row], labels[row]));
            var difference = Estimate.Normal(
                pairs.MeanOfSecond - pairs.MeanOfFirst,
                (pairs.VarianceOfFirst + pairs.VarianceOfSecond - 2 * pairs.Covariance) / labels.Length);
            return Comparison.View(metric,
                new(championName, labels.Length, Estimate.Normal(pairs.MeanOfFirst, pairs.VarianceOfFirst / labels.Length)),
                new(challengerName, labels.Length, Estimate.Normal(pairs.MeanOfSecond, pairs.VarianceOfSecond / labels.Length)), difference, paired: true);
        }
    }
}

using FsCheck;
using FsCheck.Fluent;
using Slipway.Evaluation.Metrics;

namespace Slipway.Unit.Evaluation;

public sealed class BinaryMetricsTests
{
    [Theory]
    [InlineData(true, 0.7596965956340955, 0.0006056741528521845)]
    [InlineData(false, 0.8177949584199584, 0.000416992806355275)]
    public void AUC_and_its_variance_are_those_of_comparing_every_pair(bool first, double auc, double variance)
    {
        var (a, b, labels) = Some.Scored();

        var found = Auc.DeLong(first ? a : b, labels)!;

        Assert.Equal(auc, found.Value, 12);
        Assert.Equal(variance, found.Variance, 12);
    }

    [Fact]
    public void The_paired_interval_uses_the_covariance_of_both_models()
    {
        var (a, b, labels) = Some.Scored();

        var paired = Auc.Paired(a, b, labels)!;

        Assert.Equal(0.0002514321777205944, paired.Covariance, 12);
        Assert.Equal(0.05809836278586289, paired.Difference.Value, 12);
        Assert.Equal(0.013412791319698178, paired.Difference.Low, 10);
        Assert.Equal(0.1027839342520276, paired.Difference.High, 10);
    }

    [Theory]
    [InlineData(MetricNames.LogLoss, 0.5448807873810142)]
    [InlineData(MetricNames.Brier, 0.184151)]
    [InlineData(MetricNames.Accuracy, 0.6)]
    [InlineData(MetricNames.Precision, 0.38235294117647056)]
    [InlineData(MetricNames.Recall, 0.875)]
    [InlineData(MetricNames.F1, 0.5321637426900585)]
    [InlineData(MetricNames.PositiveRate, 0.26)]
    public void Metrics_are_scikit_learns(string metric, double expected)
    {
        var (scores, _, labels) = Some.Scored();

        var found = BinaryMetrics.Of(scores, labels, threshold: 0.35);

        Assert.Equal(expected, found.Estimates[metric].Value, 10);
        Assert.Equal((91, 147, 149, 13), (found.Confusion.TruePositives, found.Confusion.FalsePositives, found.Confusion.TrueNegatives, found.Confusion.FalseNegatives));
    }

    [Theory]
    [InlineData(MetricNames.Accuracy, 0.5512590700269542, 0.6468384711061865)]
    [InlineData(MetricNames.Precision, 0.3229461265881571, 0.44549721528930214)]
    [InlineData(MetricNames.LogLoss, 0.5448807873810142 - 1.959963984540054 * 0.016119675541656008, 0.5448807873810142 + 1.959963984540054 * 0.016119675541656008)]
    public void Intervals_are_Wilsons_for_shares_and_normal_for_means(string metric, double low, double high)
    {
        var (scores, _, labels) = Some.Scored();

        var found = BinaryMetrics.Of(scores, labels, threshold: 0.35).Estimates[metric];

        Assert.Equal(low, found.Low, 10);
        Assert.Equal(high, found.High, 10);
    }

    /// <summary>Newcombe (1998), table II, example (a): 56/70 against 48/80.</summary>
    [Fact]
    public void The_interval_of_a_difference_of_shares_is_Newcombes()
    {
        var difference = Estimate.Difference(Estimate.Share(48, 80), Estimate.Share(56, 70));

        Assert.Equal(0.2, difference.Value, 10);
        Assert.Equal(0.0524, difference.Low, 4);
        Assert.Equal(0.3339, difference.High, 4);
    }

    [Fact]
    public void Without_both_classes_there_is_no_AUC_and_the_rest_still_stands()
    {
        var found = BinaryMetrics.Of([0.1, 0.2], [false, false], threshold: 0.5);

        Assert.Null(found.Auc);
        Assert.DoesNotContain(MetricNames.Auc, found.Estimates.Keys);
        Assert.DoesNotContain(MetricNames.Precision, found.Estimates.Keys);
        Assert.Equal(1, found.Estimates[MetricNames.Accuracy].Value);
    }

    [Fact]
    public void AUC_turns_round_when_the_labels_do() => Prop.ForAll<(byte Score, bool Label)[]>(rows =>
    {
        var scores = rows.Select(row => row.Score / 255.0).ToArray();
        var labels = rows.Select(row => row.Label).ToArray();
        var flipped = labels.Select(label => !label).ToArray();
        return Auc.DeLong(scores, labels) is not { } auc
            || (Math.Abs(auc.Value + Auc.DeLong(scores, flipped)!.Value - 1) < 1e-9 && auc.Variance >= 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_interval_holds_its_value() => Prop.ForAll<(byte Score, bool Label)[]>(rows =>
        BinaryMetrics.Of(rows.Select(row => row.Score / 255.0).ToArray(), rows.Select(row => row.Label).ToArray(), 0.3)
            .Estimates.Values.All(estimate => estimate.Low <= estimate.Value + 1e-12 && estimate.Value <= estimate.High + 1e-12))
        .QuickCheckThrowOnFailure();
}

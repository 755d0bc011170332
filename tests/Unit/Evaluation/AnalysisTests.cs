using Slipway.Evaluation.Analysis;
using Slipway.Evaluation.Comparisons;
using Slipway.Evaluation.Metrics;
using Slipway.Evaluation.Scoring;

namespace Slipway.Unit.Evaluation;

public sealed class AnalysisTests
{
    /// <summary>Standard errors: delta method in NumPy, 0.0207509 (a bootstrap of 20,000 draws gave 0.0209).</summary>
    [Fact]
    public void The_reduction_of_log_loss_has_the_delta_methods_interval()
    {
        var (first, second, labels) = Some.Scored();

        var reduction = Lift.LogLossReduction(second, first, labels);

        Assert.Equal(0.046361530292177044, reduction.Value, 10);
        Assert.Equal(0.020750877325482923, (reduction.High - reduction.Low) / 2 / Estimate.Z, 5);
    }

    [Fact]
    public void Losses_are_compared_row_by_row()
    {
        var (first, second, labels) = Some.Scored();

        var loss = PairedComparison.Of(first, second, labels, "m/1", "m/2").Single(view => view.Metric == MetricNames.LogLoss);

        Assert.Equal(-0.025261507129790105, loss.Difference.Value, 10);
        Assert.Equal(-0.025261507129790105 - Estimate.Z * 0.011676035038105204, loss.Difference.Low!.Value, 8);
        Assert.Equal(("better", true, false), (loss.Verdict, loss.Paired, loss.HigherIsBetter));
    }

    [Fact]
    public void A_model_against_itself_is_undecided()
    {
        var (first, _, labels) = Some.Scored();

        Assert.All(PairedComparison.Of(first, first, labels, "m/1", "m/1"), view =>
            Assert.Equal(("undecided", 0.0), (view.Verdict, view.Difference.Value)));
    }

    [Fact]
    public void The_threshold_is_the_score_with_the_best_F1()
    {
        var (scores, _, labels) = Some.Scored();
        var threshold = Thresholds.BestF1(scores, labels)!.Value;

        var best = BinaryMetrics.Of(scores, labels, threshold).Estimates[MetricNames.F1].Value;

        Assert.All(scores.Distinct(), other => Assert.True(BinaryMetrics.Of(scores, labels, other).Estimates[MetricNames.F1].Value <= best + 1e-12));
        Assert.Null(Thresholds.BestF1([0.1, 0.2], [false, false]));
    }

    [Fact]
    public void Calibration_bins_share_the_rows_and_cover_every_probability()
    {
        var (scores, labels) = Some.Calibrated(17, 10_000);

        var bins = Calibration.Of(scores, labels);

        Assert.Equal(10, bins.Count);
        Assert.All(bins, bin => Assert.InRange(bin.Rows, 999, 1001));
        Assert.Equal((0.0, 1.0, 10_000L), (bins[0].From, bins[^1].To, bins.Sum(bin => bin.Rows)));
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.True(bins.Count(bin => bin.Low <= bin.MeanPredicted && bin.MeanPredicted <= bin.High) >= 8); // Its labels were drawn from its scores.
    }

    [Fact]
    public void One_score_for_all_rows_is_one_bin() =>
        Assert.Equal((0.0, 1.0, 4L), Calibration.Of([0.2, 0.2, 0.2, 0.2], [true, false, false, false]) is [var bin] ? (bin.From, bin.To, bin.Rows) : default);

    [Fact]
    public void The_ROC_curve_keeps_its_area_when_it_is_thinned()
    {
        var (scores, labels) = Some.Calibrated(23, 20_000);

        var points = RocCurve.Of(scores, labels);

        var area = points.Zip(points.Skip(1)).Sum(pair =>
            (pair.Second.FalsePositiveRate - pair.First.FalsePositiveRate) * (pair.First.TruePositiveRate + pair.Second.TruePositiveRate) / 2);
        Assert.InRange(points.Count, 100, RocCurve.MostPoints);
        Assert.Equal((0.0, 0.0, 1.0, 1.0), (points[0].FalsePositiveRate, points[0].TruePositiveRate, points[^1].FalsePositiveRate, points[^1].TruePositiveRate));
        Assert.Equal(Auc.DeLong(scores, labels)!.Value, area, 3);
    }

    [Fact]
    public void A_segment_is_called_worse_only_when_chance_is_ruled_out()
    {
        var (scores, labels) = Some.Calibrated(31, 6_000);
        var codes = Enumerable.Range(0, 6_000).Select(row => row % 3).ToArray();
        for (var row = 2; row < 6_000; row += 3)
            scores[row] = 0.3 * ((row * 7919L) % 1000) / 1000; // Of the third segment the model knows nothing.
        var table = new ScoredTable(scores, labels, 0, new Dictionary<string, SegmentColumn> { ["origin"] = new(codes, ["ATL", "ORD", "ZRH"], null) });
        var whole = BinaryMetrics.Of(scores, labels, 0.2);

        var segments = Segments.Of(table, [new("airport", "origin", 10, null)], whole, 0.2);

        Assert.Equal(["airport ZRH"], Segments.Worst(segments, whole));
        Assert.Equal(6_000, segments.Sum(segment => segment.Rows));
    }

    [Fact]
    public void The_rest_of_the_values_is_one_segment_and_edges_cut_half_open()
    {
        var labels = new[] { true, false, true, false, true, false };
        var scores = new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 };
        var table = new ScoredTable(scores, labels, 0, new Dictionary<string, SegmentColumn>
        {
            ["origin"] = new([0, 0, 0, 1, 1, 2], ["A", "B", "C"], null),
            ["hour"] = new(null, [], [0, 6, 5.9, 12, 24, double.NaN]),
        });
        var whole = BinaryMetrics.Of(scores, labels, 0.35);

        var segments = Segments.Of(table, [new("origin", "origin", 1, null), new("time", "hour", null, [0, 6, 24])], whole, 0.35);

        Assert.Equal(
            [("A", 3L), ("(others)", 3L), ("0–6", 2L), ("6–24", 2L), ("(outside)", 2L)],
            segments.Select(segment => (segment.Value, segment.Rows)));
    }
}

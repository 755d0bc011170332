using FsCheck;
using FsCheck.Fluent;
using Slipway.Evaluation.Metrics;
using Slipway.Evaluation.Sketches;

namespace Slipway.Unit.Evaluation;

public sealed class ScoreHistogramTests
{
    [Theory]
    [InlineData(2.0, 0.6)]
    [InlineData(1.0, 1.0)]
    [InlineData(6.0, 0.05)]
    public void Binned_metrics_are_within_a_thousandth_of_the_exact_ones(double power, double scale)
    {
        var (scores, labels) = Some.Calibrated(5, 20_000, power, scale);
        var sketch = Sketch(scores, labels, threshold: 0.2);

        var exact = BinaryMetrics.Of(scores, labels, 0.2).Views();

        Assert.Equal(exact.Keys.Order(), sketch.Metrics().Keys.Order());
        foreach (var (metric, estimate) in sketch.Metrics())
        {
            Assert.Equal(exact[metric].Value, estimate.Value, 1e-3);
            Assert.Equal(exact[metric].Low!.Value, estimate.Low!.Value, 1e-3);
            Assert.Equal(exact[metric].High!.Value, estimate.High!.Value, 1e-3);
        }
    }

    [Fact]
    public void Parts_merged_are_the_whole()
    {
        var (scores, labels) = Some.Calibrated(7, 3_000);
        var whole = Sketch(scores, labels, 0.2);
        var left = Sketch(scores[..1000], labels[..1000], 0.2);
        var right = Sketch(scores[1000..], labels[1000..], 0.2);

        left.Merge(right);

        Assert.Equal(whole.Rows, left.Rows);
        foreach (var (metric, estimate) in whole.Metrics())
            Assert.Equal(estimate.Value, left.Metrics()[metric].Value, 12);
    }

    [Fact]
    public void A_sketch_survives_being_written_and_read()
    {
        var (scores, labels) = Some.Calibrated(9, 500);
        var sketch = Sketch(scores, labels, 0.25);
        sketch.Add(0.3);
        sketch.Add(1);

        var read = ScoreHistogram.FromBytes(sketch.ToBytes());

        Assert.Equal(sketch.ToBytes(), read.ToBytes());
        Assert.Equal((502, 2, 0.25), (read.Rows, read.Unlabelled, read.Threshold));
        Assert.Equal(sketch.MeanPredicted!.Value, read.MeanPredicted!.Value, 12);
        Assert.Equal(sketch.Metrics(), read.Metrics());
    }

    [Fact]
    public void A_label_that_comes_late_counts_as_if_it_had_been_there()
    {
        var (scores, labels) = Some.Calibrated(3, 400);
        var late = new ScoreHistogram(0.2);
        foreach (var score in scores)
            late.Add(score);
        for (var i = 0; i < scores.Length; i++)
            late.Label(scores[i], labels[i]);

        Assert.Equal(0, late.Unlabelled);
        Assert.Equal(Sketch(scores, labels, 0.2).Metrics()[MetricNames.Auc].Value, late.Metrics()[MetricNames.Auc].Value, 12);
    }

    [Fact]
    public void Two_samples_of_one_model_are_undecided_and_a_worse_model_is_called_worse()
    {
        var (scores, labels) = Some.Calibrated(21, 8_000);
        var (others, theirLabels) = Some.Calibrated(22, 8_000);
        var scrambled = others.Reverse().ToArray();

        var same = ScoreHistogram.Compare(Sketch(scores, labels, 0.2), Sketch(others, theirLabels, 0.2), "a/1", "a/2");
        var worse = ScoreHistogram.Compare(Sketch(scores, labels, 0.2), Sketch(scrambled, theirLabels, 0.2), "a/1", "a/2");

        Assert.Equal("undecided", same.Single(view => view.Metric == MetricNames.Auc).Verdict);
        Assert.Equal("worse", worse.Single(view => view.Metric == MetricNames.Auc).Verdict);
        Assert.Equal("worse", worse.Single(view => view.Metric == MetricNames.LogLoss).Verdict);
        Assert.All(worse, view => Assert.False(view.Paired));
    }

    [Fact]
    public void Every_probability_lies_in_its_bin() => Prop.ForAll<ushort>(drawn =>
    {
        var probability = drawn / 65535.0;
        var bin = ScoreHistogram.BinOf(probability);
        return ScoreHistogram.Edge(bin) <= probability + 1e-12 && probability <= ScoreHistogram.Edge(bin + 1) + 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_bytes_crash_the_reader() => Prop.ForAll<byte[]>(bytes =>
    {
        try
        {
            ScoreHistogram.FromBytes([1, .. bytes]);
        }
        catch (InvalidDataException)
        {
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_refused(double score) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreHistogram(0.5).Add(score));

    static ScoreHistogram Sketch(double[] scores, bool[] labels, double threshold)
    {
        var sketch = new ScoreHistogram(threshold);
        for (var i = 0; i < scores.Length; i++)
            sketch.Add(scores[i], labels[i]);
        return sketch;
    }

    [Fact]
    public void One_row_on_each_side_decides_nothing()
    {
        var (champion, challenger) = (new ScoreHistogram(0.5), new ScoreHistogram(0.5));
        champion.Add(0.2, true);
        challenger.Add(0.3, true);

        var found = ScoreHistogram.Compare(champion, challenger, "one/1", "one/2");

        Assert.All(found, comparison => Assert.Equal("undecided", comparison.Verdict));
        var loss = found.Single(comparison => comparison.Metric == "log_loss");
        Assert.Equal((null, null), (loss.Difference.Low, loss.Difference.High));
        Assert.Equal((0, null), (loss.Champion.Value.Low, loss.Champion.Value.High));
    }

    [Fact]
    public void One_row_of_a_class_gives_the_AUC_no_interval_narrower_than_all()
    {
        var scores = new ScoreHistogram(0.5);
        scores.Add(0.9, true);
        scores.Add(0.2, false);
        scores.Add(0.3, false);

        var auc = scores.Metrics()["auc"];

        Assert.Equal((1, 0, 1), (auc.Value, auc.Low, auc.High));
    }
}

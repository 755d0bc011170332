using Slipway.Contracts.Datasets;
using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Registry;
using Slipway.Registry.Gates;

namespace Slipway.Unit.Registry;

public sealed class GateTests
{
    static readonly GateEvidence Nothing = new(Some.Signature);

    public static TheoryData<string> Kinds => ["metrics", "lift", "segments", "data", "signature"];

    [Theory, MemberData(nameof(Kinds))]
    public void A_gate_that_can_not_be_checked_is_not_passed(string kind) => Assert.False(Gate(kind).Check(Nothing).Passed);

    [Theory]
    [InlineData(0.60, null, true), InlineData(0.64, null, true), InlineData(0.65, null, false)]
    [InlineData(null, 0.64, true), InlineData(null, 0.6, false), InlineData(0.6, 0.7, true)]
    public void A_metric_must_lie_within_its_bounds(double? min, double? max, bool passed) =>
        Assert.Equal(passed, new MetricsGate("g", "auc", min, max).Check(Nothing with { Evaluation = Some.Evaluation(0.64) }).Passed);

    [Fact]
    public void A_metric_that_is_no_number_does_not_pass() =>
        Assert.False(new MetricsGate("g", "auc", 0.5, null).Check(Nothing with { Evaluation = Some.Evaluation(double.NaN) }).Passed);

    [Theory, InlineData("log_loss", 0.04, true), InlineData("log_loss", 0.06, false), InlineData("auc", 0.13, true), InlineData("auc", 0.15, false)]
    public void Lift_is_measured_in_shares_of_log_loss_or_points_of_auc(string metric, double min, bool passed)
    {
        var lift = new LiftView("baseline", 0.515, new(0.05, null, null), 0.14);

        Assert.Equal(passed, new LiftGate("g", metric, min).Check(Nothing with { Evaluation = Some.Evaluation(lift: lift) }).Passed);
    }

    [Fact]
    public void The_worst_segment_decides_and_is_named_but_small_ones_do_not_count()
    {
        var evaluation = Some.Evaluation(0.64, null, Some.Segment("ATL", 900, 0.60), Some.Segment("ORD", 600, 0.45), Some.Segment("BIL", 20, 0.1));

        var outcome = new SegmentsGate("g", "auc", 0.15, 500).Check(Nothing with { Evaluation = evaluation });

        Assert.False(outcome.Passed);
        Assert.Contains("ORD", outcome.Observed);
        Assert.True(new SegmentsGate("g", "auc", 0.2, 500).Check(Nothing with { Evaluation = evaluation }).Passed);
        Assert.False(new SegmentsGate("g", "auc", 1, 5000).Check(Nothing with { Evaluation = evaluation }).Passed);
    }

    [Theory]
    [InlineData("auc", true, 0.66, 0.656, true), InlineData("auc", true, 0.66, 0.65, false), InlineData("auc", true, 0.6, 0.7, true)]
    [InlineData("log_loss", false, 0.49, 0.494, true), InlineData("log_loss", false, 0.49, 0.5, false)]
    public void A_challenger_may_lose_a_little_to_the_champion_in_the_direction_of_the_metric(
        string metric, bool higherIsBetter, double champion, double challenger, bool passed)
    {
        var evidence = Nothing with
        {
            Champion = new("flights-delay/1", Some.Signature),
            Against = [Some.Comparison(metric, higherIsBetter, champion, challenger)],
        };

        Assert.Equal(passed, new ChampionGate("g", metric, 0.005).Check(evidence).Passed);
    }

    [Fact]
    public void Without_a_champion_there_is_nothing_to_lose_but_one_that_was_not_compared_blocks()
    {
        var gate = new ChampionGate("g", "auc", 0.005);

        Assert.True(gate.Check(Nothing).Passed);
        Assert.False(gate.Check(Nothing with { Champion = new("flights-delay/1", Some.Signature) }).Passed);
    }

    [Fact]
    public void Data_must_be_enough_and_explained()
    {
        var evidence = Nothing with { Training = Some.Table() };

        Assert.True(new DataGate("g", 1000, Documented: false).Check(evidence).Passed);
        Assert.False(new DataGate("g", 1001, Documented: false).Check(evidence).Passed);
        Assert.Contains("origin", new DataGate("g", 1, Documented: true).Check(evidence).Observed);
    }

    [Fact]
    public void A_model_that_reads_its_label_or_an_unknown_column_is_caught()
    {
        var gate = new SignatureGate("g", Compatible: false);
        var table = Some.Table(new("distance", "bigint", Role: ColumnRole.Outcome), new ColumnView("late", "bigint"));

        Assert.True(gate.Check(Nothing with { Training = Some.Table() }).Passed);
        Assert.Equal("distance is the outcome; origin is no column of the training table", gate.Check(Nothing with { Training = table }).Observed);
    }

    [Fact]
    public void Callers_of_the_champion_must_not_notice_where_that_is_asked_for()
    {
        var before = new SignatureView([new("distance", "INT64", [-1, 1])], []);
        var evidence = Nothing with { Training = Some.Table(), Champion = new("flights-delay/1", before) };

        Assert.True(new SignatureGate("g", Compatible: false).Check(evidence).Passed);
        Assert.Contains("distance is FP32 and was INT64 in flights-delay/1", new SignatureGate("g", Compatible: true).Check(evidence).Observed);
    }

    static IGate Gate(string kind) => kind switch
    {
        "metrics" => new MetricsGate("g", "auc", 0, null),
        "lift" => new LiftGate("g", "auc", -1),
        "segments" => new SegmentsGate("g", "auc", 1, 1),
        "data" => new DataGate("g", 0, Documented: false),
        _ => new SignatureGate("g", Compatible: false),
    };
}

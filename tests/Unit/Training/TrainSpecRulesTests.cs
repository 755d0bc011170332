using Slipway.Kernel;
using Slipway.Training;

namespace Slipway.Unit.Training;

public sealed class TrainSpecRulesTests
{
    static readonly TrainSpec Good = new(TrainAlgorithm.XGBoost, ["a"], ["b"], "late", ["hour"], ["origin"], "out");

    [Fact]
    public void A_good_spec_passes() => TrainSpecRules.Check(Good);

    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        var bad = Good with
        {
            Label = "hour",
            Categorical = ["hour", "probability"],
            Seed = -1,
            Encoding = new() { Folds = 1, Smoothing = double.NaN },
            Boosting = new() { Rounds = 0, LearningRate = 0, Subsample = 1.5 },
        };

        var refusal = Assert.Throws<RefusalException>(() => TrainSpecRules.Check(bad));

        Assert.Equal("train.spec_invalid", refusal.Code);
        Assert.Equal(
            ["folds", "label", "learning-rate", "numeric", "numeric", "rounds", "seed", "smoothing", "subsample"],
            refusal.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_model_needs_a_feature() =>
        Assert.Contains("no features", Assert.Throws<RefusalException>(() => TrainSpecRules.Check(Good with { Numeric = [], Categorical = [] })).Message, StringComparison.Ordinal);
}

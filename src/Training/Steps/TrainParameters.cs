using System.Globalization;
using Slipway.Pipelines.Steps;

namespace Slipway.Training.Steps;

/// <summary>The keys that training steps take, and the spec they make.</summary>
static class TrainParameters
{
    static readonly StepParameter[] Shared =
    [
        new("experiment", true, "The experiment that the run belongs to"),
        new("name", false, "The run's name; the step's name if absent"),
        new("train", true, "The table to learn from"),
        new("validation", true, "The table that is only looked at"),
        new("label", true, "The column to predict: true and false, or 1 and 0"),
        new("numeric", false, "Columns taken as numbers"),
        new("categorical", false, "Columns taken as text and replaced by the smoothed mean of the label"),
        new("seed", false, "Steers folds and row sampling; 0 if absent"),
        new("threads", false, "Threads to train on; one per processor if absent"),
        new("smoothing", false, "Rows of the prior mixed into each category; 20 if absent"),
        new("folds", false, "Folds that training rows are encoded from; 5 if absent, 0 for none"),
        new("own-label-limit", false, "Share of a row's own label in its code below which no folds are needed; 0.002 if absent"),
    ];

    static readonly StepParameter L2 = new("l2", false, "The penalty on squared coefficients or leaf weights; 1 if absent");

    public static IReadOnlyList<StepParameter> Of(TrainAlgorithm algorithm) => algorithm switch
    {
        TrainAlgorithm.Prior => Shared,
        TrainAlgorithm.Linear => [.. Shared, L2, new("max-iterations", false, "Most Newton steps; 50 if absent")],
        _ =>
        [
            .. Shared, L2,
            new("rounds", false, "Trees to grow; 150 if absent"),
            new("depth", false, "Deepest tree; 6 if absent"),
            new("learning-rate", false, "How much of each tree is taken; 0.1 if absent"),
            new("min-child-weight", false, "Least sum of hessians in a leaf; 1 if absent"),
            new("subsample", false, "Share of rows that each tree sees; 1 if absent"),
            new("early-stopping", false, "Rounds without a lower validation loss after which to stop; never if absent"),
        ],
    };

    public static TrainSpec Spec(TrainAlgorithm algorithm, StepContext context, string train, string validation)
    {
        var with = context.With;
        var (linear, trees, encoding) = (new LinearSettings(), new BoostingSettings(), new TargetEncoding());
        return new(algorithm, [train], [validation], with.Text("label"), with.Texts("numeric"), with.Texts("categorical"), context.WorkFolder)
        {
            Seed = Whole(with, "seed", 0),
            Threads = Whole(with, "threads", Environment.ProcessorCount),
            Encoding = new()
            {
                Smoothing = with.Number("smoothing", encoding.Smoothing),
                Folds = Whole(with, "folds", encoding.Folds),
                OwnLabelLimit = with.Number("own-label-limit", encoding.OwnLabelLimit),
            },
            Linear = new() { L2 = with.Number("l2", linear.L2), MaxIterations = Whole(with, "max-iterations", linear.MaxIterations) },
            Boosting = new()
            {
                Rounds = Whole(with, "rounds", trees.Rounds),
                Depth = Whole(with, "depth", trees.Depth),
                LearningRate = with.Number("learning-rate", trees.LearningRate),
                MinChildWeight = with.Number("min-child-weight", trees.MinChildWeight),
                Subsample = with.Number("subsample", trees.Subsample),
                L2 = with.Number("l2", trees.L2),
                EarlyStopping = Whole(with, "early-stopping", trees.EarlyStopping),
            },
        };
    }

    /// <summary>Every setting that counts for the algorithm, defaults included: what a person must know to do it again.</summary>
    public static Dictionary<string, string> Logged(TrainSpec spec)
    {
        var shared = new Dictionary<string, object>
        {
            ["algorithm"] = spec.Algorithm.ToString().ToLowerInvariant(),
            ["label"] = spec.Label,
            ["numeric"] = string.Join(", ", spec.Numeric),
            ["categorical"] = string.Join(", ", spec.Categorical),
            ["seed"] = spec.Seed,
            ["smoothing"] = spec.Encoding.Smoothing,
            ["folds"] = spec.Encoding.Folds,
            ["own-label-limit"] = spec.Encoding.OwnLabelLimit,
        };
        return shared.Concat(OwnSettings(spec)).ToDictionary(pair => pair.Key, pair => Convert.ToString(pair.Value, CultureInfo.InvariantCulture) ?? "");
    }

    static Dictionary<string, object> OwnSettings(TrainSpec spec) => spec.Algorithm switch
    {
        TrainAlgorithm.Prior => [],
        TrainAlgorithm.Linear => new() { ["l2"] = spec.Linear.L2, ["max-iterations"] = spec.Linear.MaxIterations },
        _ => new()
        {
            ["rounds"] = spec.Boosting.Rounds,
            ["depth"] = spec.Boosting.Depth,
            ["learning-rate"] = spec.Boosting.LearningRate,
            ["min-child-weight"] = spec.Boosting.MinChildWeight,
            ["subsample"] = spec.Boosting.Subsample,
            ["l2"] = spec.Boosting.L2,
            ["early-stopping"] = spec.Boosting.EarlyStopping,
        },
    };

    /// <summary>Too large for an int stays too large: the rules of the spec refuse it by name.</summary>
    static int Whole(StepWith with, string name, int fallback) => (int)Math.Clamp(with.Integer(name, fallback), int.MinValue, int.MaxValue);
}

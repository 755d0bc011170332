namespace Slipway.Training;

/// <summary>What Slipway can train by itself.</summary>
public enum TrainAlgorithm
{
    /// <summary>The share of positives in the training rows: the baseline that every model must beat.</summary>
    Prior,

    /// <summary>Logistic regression with an L2 penalty.</summary>
    Linear,

    /// <summary>Gradient-boosted trees by XGBoost.</summary>
    XGBoost,
}

/// <summary>One training of a yes/no model, complete: the same spec on the same files gives the same model, byte for byte.</summary>
/// <param name="Train">Parquet files with the training rows.</param>
/// <param name="Validation">Parquet files with rows that are only looked at.</param>
/// <param name="Label">A column of booleans or of 0 and 1.</param>
/// <param name="Numeric">Columns taken as they are; missing values are allowed.</param>
/// <param name="Categorical">Columns taken as text and replaced by the smoothed mean of the label (see <see cref="TargetEncoding"/>).</param>
/// <param name="Output">The folder that receives <c>model.onnx</c> and <c>importance.json</c>.</param>
public sealed record TrainSpec(
    TrainAlgorithm Algorithm, IReadOnlyList<string> Train, IReadOnlyList<string> Validation, string Label,
    IReadOnlyList<string> Numeric, IReadOnlyList<string> Categorical, string Output)
{
    /// <summary>Steers folds and row sampling; 0 to 2,147,483,647.</summary>
    public int Seed { get; init; }

    /// <summary>Threads of the training process, at least 1. Part of what decides the result, so that a reproduction sets it too.</summary>
    public int Threads { get; init; } = 1;

    public TargetEncoding Encoding { get; init; } = new();

    public LinearSettings Linear { get; init; } = new();

    public BoostingSettings Boosting { get; init; } = new();

    /// <summary>Written into the model file beside Slipway's own notes, e.g. the digests of the training tables.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>All features in the order of the model's inputs.</summary>
    internal IReadOnlyList<string> Features => [.. Numeric, .. Categorical];
}

/// <summary>
/// A category becomes (sum of labels + <see cref="Smoothing"/> × prior) / (rows + <see cref="Smoothing"/>), from the
/// training rows only (Micci-Barreca 2001). A category never seen becomes the prior.
/// </summary>
public sealed record TargetEncoding
{
    /// <summary>How many rows of the prior are mixed into each category; ≥ 0, default 20.</summary>
    public double Smoothing { get; init; } = 20;

    /// <summary>
    /// Training rows are encoded from the other folds, so that no row's own label is in its code; default 5.
    /// 0 encodes them from all training rows, whatever the limit below says.
    /// </summary>
    public int Folds { get; init; } = 5;

    /// <summary>
    /// Columns where a row's own label makes up no more than this share of its code are encoded from all training
    /// rows: there is nothing to leak, and folds would only add noise. In [0, 1], default 0.002; 0 always folds.
    /// </summary>
    public double OwnLabelLimit { get; init; } = 0.002;
}

/// <summary>Settings of <see cref="TrainAlgorithm.Linear"/>.</summary>
public sealed record LinearSettings
{
    /// <summary>Half this times the squared coefficients (of standardised features) is added to the summed loss; ≥ 0, default 1.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>Most Newton steps, 1 to 1,000; default 50.</summary>
    public int MaxIterations { get; init; } = 50;
}

/// <summary>Settings of <see cref="TrainAlgorithm.XGBoost"/>.</summary>
public sealed record BoostingSettings
{
    /// <summary>Trees to grow, 1 to 10,000; default 150.</summary>
    public int Rounds { get; init; } = 150;

    /// <summary>Deepest tree, 1 to 30; default 6.</summary>
    public int Depth { get; init; } = 6;

    /// <summary>How much of each tree is taken, in (0, 1]; default 0.1.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Least sum of hessians in a leaf, ≥ 0; default 1.</summary>
    public double MinChildWeight { get; init; } = 1;

    /// <summary>Share of rows that each tree sees, in (0, 1]; default 1.</summary>
    public double Subsample { get; init; } = 1;

    /// <summary>L2 penalty on leaf weights, ≥ 0; default 1.</summary>
    public double L2 { get; init; } = 1;

    /// <summary>Stops after this many rounds without a lower validation loss and keeps the best round; 0 (default) never stops.</summary>
    public int EarlyStopping { get; init; }
}

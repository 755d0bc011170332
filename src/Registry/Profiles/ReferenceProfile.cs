namespace Slipway.Registry;

/// <summary>What the training data and the model's scores on the evaluation rows looked like: live traffic is compared with it.</summary>
/// <param name="Features">The model's inputs, in their order.</param>
/// <param name="Prediction">The predicted probability; without counts when the version has no evaluation.</param>
/// <param name="Metrics">Of the evaluation, by name.</param>
/// <param name="Threshold">The probability from which the evaluation counted a row as positive, in [0, 1]; live right and wrong calls are counted by it too.</param>
public sealed record ReferenceProfile(
    IReadOnlyList<FeatureReference> Features, FeatureReference Prediction, IReadOnlyDictionary<string, double> Metrics, string? LabelColumn,
    double Threshold = 0.5);

/// <summary>How often each range or category of one column occurred.</summary>
/// <param name="Kind"><c>numeric</c> or <c>categorical</c>.</param>
/// <param name="Edges">Numeric: ascending inner edges (deciles, each once), one fewer than bins; x lies in the bin whose number is the count of edges ≤ x.</param>
/// <param name="Categories">Categorical: the most frequent values, at most 30.</param>
/// <param name="Counts">One per bin or category, then other (infinite; not among the categories), then missing (null, NaN).</param>
public sealed record FeatureReference(
    string Name, string Kind, IReadOnlyList<double> Edges, IReadOnlyList<string> Categories, IReadOnlyList<long> Counts)
{
    public const string Numeric = "numeric";
    public const string Categorical = "categorical";
}

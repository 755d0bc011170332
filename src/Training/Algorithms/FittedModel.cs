using Slipway.Training.Onnx;

namespace Slipway.Training.Algorithms;

/// <summary>What an algorithm learnt.</summary>
/// <param name="AddTo">Adds the model to a graph: takes the tensor of features [rows, features], gives that of probabilities [rows, 1].</param>
/// <param name="Measure">What <see cref="FeatureWeight.Value"/> is, for people.</param>
/// <param name="Weights">How much each feature counts; empty for a model that reads none.</param>
/// <param name="Validation">The probability of each validation row, as the algorithm itself computes it.</param>
/// <param name="Rounds">Rounds or iterations that went into the model.</param>
sealed record FittedModel(
    Func<OnnxGraph, string, string> AddTo, string Measure, IReadOnlyList<FeatureWeight> Weights, float[] Validation, int Rounds);

/// <param name="Value">In the unit that the model's measure says; may be negative for coefficients.</param>
/// <param name="Share">Of the sum of all absolute values, in [0, 1].</param>
public sealed record FeatureWeight(string Feature, double Value, double Share)
{
    internal static IReadOnlyList<FeatureWeight> Of(IReadOnlyList<string> features, IReadOnlyList<double> values)
    {
        var total = values.Sum(Math.Abs);
        return [.. features.Zip(values, (feature, value) => new FeatureWeight(feature, value, total == 0 ? 0 : Math.Abs(value) / total))
            .OrderByDescending(weight => weight.Share).ThenBy(weight => weight.Feature, StringComparer.Ordinal)];
    }
}

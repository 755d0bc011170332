using Slipway.Training.Algorithms;

namespace Slipway.Training;

/// <summary>What came out of a training.</summary>
/// <param name="PositiveShare">Of the training rows, in [0, 1].</param>
/// <param name="Rounds">Rounds or iterations that went into the model.</param>
/// <param name="Metrics">Of the finished model: <c>validation_log_loss</c>, <c>validation_auc</c>.</param>
/// <param name="Measure">What the weights are, for people.</param>
/// <param name="Encodings">One per categorical column.</param>
/// <param name="ExportDifference">The largest difference between the algorithm's own predictions and those of the written file.</param>
/// <param name="ReadSeconds">Reading the tables.</param>
/// <param name="FitSeconds">Encoding and fitting.</param>
/// <param name="Environment">What else decides the result: engines and their versions, threads, seed, machine.</param>
public sealed record TrainSummary(
    long Rows, long ValidationRows, double PositiveShare, int Rounds, IReadOnlyDictionary<string, double> Metrics,
    string Measure, IReadOnlyList<FeatureWeight> Weights, IReadOnlyList<EncodingNote> Encodings, double ExportDifference, double ReadSeconds, double FitSeconds,
    IReadOnlyDictionary<string, string> Environment);

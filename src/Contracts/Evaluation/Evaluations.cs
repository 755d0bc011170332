namespace Slipway.Contracts.Evaluation;

/// <summary>A number with its 95 % interval.</summary>
/// <param name="Low">Null where no interval is defined.</param>
public sealed record EstimateView(double Value, double? Low, double? High);

/// <summary>How well one model does on one table.</summary>
/// <param name="Metrics"><c>auc</c>, <c>log_loss</c>, <c>brier</c>, <c>accuracy</c>, <c>precision</c>, <c>recall</c>, <c>f1</c>, <c>positive_rate</c>, <c>predicted_rate</c>.</param>
/// <param name="Threshold">The probability from which a row counts as positive.</param>
/// <param name="Lift">Against the baseline run on the same rows; null for the baseline itself.</param>
/// <param name="WorstSegments">Names, worst first.</param>
public sealed record EvaluationView(
    string Id, string Run, string Model, string Table, long Rows, long Positives, double Threshold,
    IReadOnlyDictionary<string, EstimateView> Metrics, ConfusionView Confusion, IReadOnlyList<CalibrationBinView> Calibration,
    IReadOnlyList<RocPointView> Roc, IReadOnlyList<SegmentView> Segments, IReadOnlyList<string> WorstSegments, LiftView? Lift, DateTimeOffset CreatedAt);

public sealed record ConfusionView(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives);

/// <summary>Rows whose predicted probability lies in [From, To).</summary>
public sealed record CalibrationBinView(double From, double To, long Rows, double MeanPredicted, double ObservedRate, double Low, double High);

public sealed record RocPointView(double FalsePositiveRate, double TruePositiveRate);

/// <param name="Dimension">e.g. <c>origin</c>; <paramref name="Value"/> e.g. <c>ATL</c>.</param>
/// <param name="Gap">The whole table's AUC minus this segment's.</param>
public sealed record SegmentView(
    string Dimension, string Value, long Rows, long Positives, IReadOnlyDictionary<string, EstimateView> Metrics, double? Gap);

/// <param name="LogLossReduction">1 − log loss / baseline's log loss.</param>
public sealed record LiftView(string BaselineRun, double BaselineLogLoss, EstimateView LogLossReduction, double AucGain);

/// <summary>Two models on the same rows, or on two samples of one traffic.</summary>
/// <param name="Difference">Challenger minus champion, with a two-sided 95 % interval.</param>
/// <param name="Paired">Both scored the same rows.</param>
/// <param name="Verdict"><c>better</c>, <c>worse</c> or <c>undecided</c>: whether the interval excludes zero.</param>
public sealed record ComparisonView(
    string Metric, bool HigherIsBetter, ContenderView Champion, ContenderView Challenger, EstimateView Difference, bool Paired, string Verdict);

/// <param name="Name">e.g. <c>flights-delay/2</c>.</param>
public sealed record ContenderView(string Name, long Rows, EstimateView Value);

using System.Collections.Frozen;

namespace Slipway.Evaluation.Metrics;

/// <summary>The metrics of a yes/no model, as they are called everywhere: evaluations, gates, monitors, runs.</summary>
public static class MetricNames
{
    public const string Auc = "auc";
    public const string LogLoss = "log_loss";
    public const string Brier = "brier";
    public const string Accuracy = "accuracy";
    public const string Precision = "precision";
    public const string Recall = "recall";
    public const string F1 = "f1";

    /// <summary>Share of rows whose label is 1.</summary>
    public const string PositiveRate = "positive_rate";

    /// <summary>Mean predicted probability: equal to the positive rate where the model is calibrated in the large.</summary>
    public const string PredictedRate = "predicted_rate";

    /// <summary>Metrics that say how good a model is, best known first.</summary>
    public static IReadOnlyList<string> Quality { get; } = [Auc, LogLoss, Brier, Accuracy, Precision, Recall, F1];

    static readonly FrozenSet<string> LowerIsBetter = FrozenSet.Create(LogLoss, Brier);

    public static bool HigherIsBetter(string metric) => !LowerIsBetter.Contains(metric);

    /// <summary>The largest value that a metric can take.</summary>
    internal static double Most(string metric) => metric is LogLoss ? double.PositiveInfinity : 1;
}

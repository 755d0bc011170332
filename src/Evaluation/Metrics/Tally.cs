namespace Slipway.Evaluation.Metrics;

/// <summary>What adds up over labelled rows: losses with their squares, and right and wrong calls at one threshold.</summary>
sealed class Tally(double threshold)
{
    /// <summary>Probabilities are held this far from 0 and 1 before their logarithm is taken; float32 knows no finer.</summary>
    public const double Clip = 1e-7;

    public double Threshold { get; } = threshold;
    public long TruePositives, FalsePositives, TrueNegatives, FalseNegatives;
    public double LogLoss, LogLossSquares, Brier, BrierSquares, Predicted, PredictedSquares;

    public long Positives => TruePositives + FalseNegatives;
    public long Negatives => TrueNegatives + FalsePositives;
    public long Rows => Positives + Negatives;

    public static double LogLossOf(double score, bool label)
    {
        var clipped = Math.Clamp(score, Clip, 1 - Clip);
        return -Math.Log(label ? clipped : 1 - clipped);
    }

    public static double BrierOf(double score, bool label)
    {
        var error = label ? 1 - score : score;
        return error * error;
    }

    public void Add(double score, bool label)
    {
        var loss = LogLossOf(score, label);
        var brier = BrierOf(score, label);
        LogLoss += loss;
        LogLossSquares += loss * loss;
        Brier += brier;
        BrierSquares += brier * brier;
        Predicted += score;
        PredictedSquares += score * score;
        if (score >= Threshold)
            _ = label ? TruePositives++ : FalsePositives++;
        else
            _ = label ? FalseNegatives++ : TrueNegatives++;
    }

    public void Add(Tally other)
    {
        LogLoss += other.LogLoss;
        LogLossSquares += other.LogLossSquares;
        Brier += other.Brier;
        BrierSquares += other.BrierSquares;
        Predicted += other.Predicted;
        PredictedSquares += other.PredictedSquares;
        TruePositives += other.TruePositives;
        FalsePositives += other.FalsePositives;
        TrueNegatives += other.TrueNegatives;
        FalseNegatives += other.FalseNegatives;
    }

    /// <summary>Metric → estimate. A metric without a meaning here (precision when nothing is called positive) is left out.</summary>
    public Dictionary<string, Estimate> Estimates(AucEstimate? auc)
    {
        var found = new Dictionary<string, Estimate>();
        if (Rows == 0)
            return found;
        if (auc is not null)
            found[MetricNames.Auc] = Estimate.Normal(auc.Value, auc.Variance);
        found[MetricNames.LogLoss] = Estimate.Mean(LogLoss, LogLossSquares, Rows);
        found[MetricNames.Brier] = Estimate.Mean(Brier, BrierSquares, Rows);
        found[MetricNames.Accuracy] = Estimate.Share(TruePositives + TrueNegatives, Rows);
        if (TruePositives + FalsePositives > 0)
            found[MetricNames.Precision] = Estimate.Share(TruePositives, TruePositives + FalsePositives);
        if (Positives > 0)
            found[MetricNames.Recall] = Estimate.Share(TruePositives, Positives);
        if (Positives + FalsePositives > 0)
            found[MetricNames.F1] = Estimate.F1(TruePositives, FalsePositives + FalseNegatives);
        found[MetricNames.PositiveRate] = Estimate.Share(Positives, Rows);
        found[MetricNames.PredictedRate] = Estimate.Mean(Predicted, PredictedSquares, Rows);
        return found;
    }
}

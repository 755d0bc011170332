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

    public void Add(double score, bool label) => Count(score, label, 1);

    /// <summary>Takes back a row that was added before.</summary>
    public void Remove(double score, bool label) => Count(score, label, -1);

    void Count(double score, bool label, int times)
    {
        var loss = LogLossOf(score, label);
        var brier = BrierOf(score, label);
        LogLoss += times * loss;
        LogLossSquares += times * loss * loss;
        Brier += times * brier;
        BrierSquares += times * brier * brier;
        Predicted += times * score;
        PredictedSquares += times * score * score;
        if (score >= Threshold)
            _ = label ? TruePositives += times : FalsePositives += times;
        else
            _ = label ? FalseNegatives += times : TrueNegatives += times;
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

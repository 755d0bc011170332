using Slipway.Evaluation.Metrics;

namespace Slipway.Registry.Gates;

/// <summary>The model is better than the baseline on the same rows: by a share of the log loss, or by points of AUC.</summary>
sealed record LiftGate(string Name, string Metric, double Min) : IGate
{
    public string Kind => "lift";

    public string Required => Metric is MetricNames.Auc
        ? $"auc at least {Figures.Text(Min)} above the baseline's"
        : $"log_loss at least {Figures.Text(Min * 100)} % below the baseline's";

    public GateOutcome Check(GateEvidence evidence)
    {
        if (evidence.Evaluation?.Lift is not { } lift)
            return new(false, "no baseline was evaluated on the same rows");
        return Metric is MetricNames.Auc
            ? new(lift.AucGain >= Min, $"auc {Figures.Text(lift.AucGain)} above")
            : new(lift.LogLossReduction.Value >= Min, $"log_loss {Figures.Text(lift.LogLossReduction.Value * 100)} % below");
    }
}

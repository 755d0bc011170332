using Slipway.Contracts.Tracking;
using Slipway.Evaluation.Metrics;

namespace Slipway.Evaluation.Evaluations;

/// <summary>What a run's metrics say of its evaluation: every metric on the test rows, and how far training and validation are apart.</summary>
static class RunMetrics
{
    public static IReadOnlyList<MetricPointView> Of(Evaluated found, string name)
    {
        var points = found.View.Metrics.Select(metric => new MetricPointView($"{name}_{metric.Key}", metric.Value.Value)).ToList();
        points.Add(new($"{name}_threshold", found.View.Threshold));
        // Training's own curves keep their names: train_log_loss, validation_log_loss, validation_auc.
        if (found.Train?.Auc is { } seen)
            points.Add(new("train_auc", seen.Value));
        if (found.Train?.Auc is { } train && found.Validation?.Auc is { } validation)
            points.Add(new("overfit_auc", train.Value - validation.Value));
        if (found is { Train: { } learnt, Validation: { } held })
            points.Add(new("overfit_log_loss", held.Estimates[MetricNames.LogLoss].Value - learnt.Estimates[MetricNames.LogLoss].Value));
        if (found.View.Lift is { } lift)
            points.Add(new("lift_log_loss", lift.LogLossReduction.Value));
        return points;
    }
}

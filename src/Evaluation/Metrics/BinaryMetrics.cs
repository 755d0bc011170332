using Slipway.Contracts.Evaluation;

namespace Slipway.Evaluation.Metrics;

/// <summary>Every metric of a yes/no model on labelled rows, each with its 95 % interval.</summary>
public sealed class BinaryMetrics
{
    readonly Dictionary<string, Estimate> _estimates;

    BinaryMetrics(Tally tally, AucEstimate? auc)
    {
        _estimates = tally.Estimates(auc);
        Auc = auc;
        Rows = tally.Rows;
        Positives = tally.Positives;
        Confusion = new(tally.TruePositives, tally.FalsePositives, tally.TrueNegatives, tally.FalseNegatives);
    }

    public long Rows { get; }
    public long Positives { get; }
    public AucEstimate? Auc { get; }
    public ConfusionView Confusion { get; }

    /// <summary>Metric → estimate; see <see cref="MetricNames"/>. Metrics without a meaning on these rows are absent.</summary>
    public IReadOnlyDictionary<string, Estimate> Estimates => _estimates;

    /// <param name="scores">Predicted probabilities in [0, 1].</param>
    /// <param name="threshold">From which probability a row counts as positive.</param>
    public static BinaryMetrics Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double threshold)
    {
        var auc = Metrics.Auc.DeLong(scores, labels);
        var tally = new Tally(threshold);
        for (var i = 0; i < labels.Length; i++)
            tally.Add(scores[i], labels[i]);
        return new(tally, auc);
    }

    internal static BinaryMetrics Of(Tally tally, AucEstimate? auc) => new(tally, auc);

    /// <summary>As they go out, intervals cut to what the metric can be.</summary>
    public IReadOnlyDictionary<string, EstimateView> Views() =>
        _estimates.ToDictionary(pair => pair.Key, pair => pair.Value.View(0, MetricNames.Most(pair.Key)));
}

using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Metrics;

namespace Slipway.Registry.Gates;

/// <summary>No segment of the evaluation rows is much worse than the whole.</summary>
/// <param name="MaxGap">In the metric's own units.</param>
/// <param name="MinRows">Smaller segments say too little to be judged.</param>
sealed record SegmentsGate(string Name, string Metric, double MaxGap, long MinRows) : IGate
{
    public string Kind => "segments";

    public string Required => $"{Metric} of every segment of {MinRows} rows or more at most {Figures.Text(MaxGap)} worse than of the whole";

    public GateOutcome Check(GateEvidence evidence)
    {
        if (evidence.Evaluation is not { } evaluation || evaluation.Metrics.GetValueOrDefault(Metric) is not { } whole)
            return new(false, $"{Metric} was not measured");

        var gaps = evaluation.Segments
            .Where(segment => segment.Rows >= MinRows && segment.Metrics.ContainsKey(Metric))
            .Select(segment => (Segment: segment, Gap: Gap(whole.Value, segment)))
            .OrderByDescending(pair => pair.Gap).ToList();
        if (gaps.Count == 0)
            return new(false, $"no segment has {MinRows} rows or more");
        var (worst, gap) = gaps[0];
        return new(gap <= MaxGap, $"worst of {gaps.Count} segments: {worst.Dimension} {worst.Value}, {Metric} {Figures.Text(gap)} worse");
    }

    double Gap(double whole, SegmentView segment) =>
        (whole - segment.Metrics[Metric].Value) * (MetricNames.HigherIsBetter(Metric) ? 1 : -1);
}

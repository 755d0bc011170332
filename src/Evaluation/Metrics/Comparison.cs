using Slipway.Contracts.Evaluation;

namespace Slipway.Evaluation.Metrics;

/// <summary>One side of a comparison.</summary>
readonly record struct Contender(string Name, long Rows, Estimate Value);

/// <summary>Puts two estimates and their difference into words.</summary>
static class Comparison
{
    public static ComparisonView View(string metric, Contender champion, Contender challenger, Estimate difference, bool paired)
    {
        var higherIsBetter = MetricNames.HigherIsBetter(metric);
        var verdict = !difference.ExcludesZero ? "undecided" : difference.Low > 0 == higherIsBetter ? "better" : "worse";
        return new(metric, higherIsBetter, Side(metric, champion), Side(metric, challenger), difference.View(), paired, verdict);
    }

    static ContenderView Side(string metric, Contender side) =>
        new(side.Name, side.Rows, side.Value.View(0, MetricNames.Most(metric)));
}

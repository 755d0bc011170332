using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Evaluation.Analysis;

/// <summary>How to cut a table in segments.</summary>
/// <param name="Dimension">What people call it, e.g. <c>time of day</c>.</param>
/// <param name="Top">For texts: so many of the most frequent values, the rest together.</param>
/// <param name="Edges">For numbers: ascending; segment i holds Edges[i] ≤ x &lt; Edges[i+1].</param>
sealed record SegmentSpec(string Dimension, string Column, int? Top, IReadOnlyList<double>? Edges)
{
    const int DefaultTop = 10;
    const int MostTop = 100;

    public bool IsNumeric => Edges is not null;

    public static IReadOnlyList<SegmentSpec> Read(StepWith segments) =>
        [.. segments.Keys.Select(dimension => Read(dimension, segments.Map(dimension)))];

    static SegmentSpec Read(string dimension, StepWith spec)
    {
        var edges = spec.Texts("edges").Select(text =>
            double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var edge) && double.IsFinite(edge)
                ? edge
                : throw Refused(dimension, $"'{text}' is not a number")).ToList();
        var column = spec.Text("column");
        if (!spec.Has("edges"))
            return spec.Integer("top", DefaultTop) is >= 1 and <= MostTop and var top
                ? new(dimension, column, (int)top, null)
                : throw Refused(dimension, $"'top' must lie between 1 and {MostTop}");
        if (spec.Has("top"))
            throw Refused(dimension, "it has both 'top' and 'edges'; accepted is one of them");
        return edges.Count >= 2 && edges.Zip(edges.Skip(1)).All(pair => pair.First < pair.Second)
            ? new(dimension, column, null, edges)
            : throw Refused(dimension, "'edges' must be two or more ascending numbers");
    }

    static RefusalException Refused(string dimension, string why) =>
        Refusal.Invalid("evaluation.segments", $"The segments by '{dimension}' can not be cut: {why}.");
}

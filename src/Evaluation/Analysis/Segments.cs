using System.Globalization;
using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Metrics;
using Slipway.Evaluation.Scoring;

namespace Slipway.Evaluation.Analysis;

/// <summary>How a model does on the parts of a table.</summary>
static class Segments
{
    /// <summary>Rows of each class that a segment needs before it may be called worse.</summary>
    const int LeastOfEachClass = 20;

    const string Others = "(others)";
    const string Outside = "(outside)";

    /// <summary>Every dimension's segments, in the order of its values.</summary>
    public static IReadOnlyList<SegmentView> Of(ScoredTable table, IReadOnlyList<SegmentSpec> specs, BinaryMetrics whole, double threshold) =>
        [.. specs.SelectMany(spec => Rows(table.Columns[spec.Column], spec).Select(part => View(spec.Dimension, part.Value, part.Rows, table, whole, threshold)))];

    /// <summary>
    /// Names of segments whose AUC is below the whole table's, worst first: only where the 95 % interval of the gap excludes
    /// zero. Segment and whole are taken as independent, which makes the interval wider than it is.
    /// </summary>
    public static IReadOnlyList<string> Worst(IReadOnlyList<SegmentView> segments, BinaryMetrics whole)
    {
        if (whole.Auc is null)
            return [];
        var all = whole.Estimates[MetricNames.Auc];
        return [.. segments
            .Where(segment => segment.Positives >= LeastOfEachClass && segment.Rows - segment.Positives >= LeastOfEachClass)
            .Select(segment => (Segment: segment, Auc: segment.Metrics[MetricNames.Auc]))
            .Where(pair => Estimate.Difference(new(pair.Auc.Value, pair.Auc.Low!.Value, pair.Auc.High!.Value), all).Low > 0)
            .OrderByDescending(pair => pair.Segment.Gap)
            .Select(pair => $"{pair.Segment.Dimension} {pair.Segment.Value}")];
    }

    static SegmentView View(string dimension, string value, List<int> rows, ScoredTable table, BinaryMetrics whole, double threshold)
    {
        var metrics = BinaryMetrics.Of(
            rows.ConvertAll(row => table.Scores[row]).ToArray(), rows.ConvertAll(row => table.Labels[row]).ToArray(), threshold);
        var gap = whole.Auc is { } all && metrics.Auc is { } own ? all.Value - own.Value : (double?)null;
        return new(dimension, value, metrics.Rows, metrics.Positives, metrics.Views(), gap);
    }

    static IEnumerable<(string Value, List<int> Rows)> Rows(SegmentColumn column, SegmentSpec spec) =>
        spec.Edges is { } edges ? ByEdges(column.Numbers!, edges) : ByValue(column, spec.Top!.Value);

    static IEnumerable<(string Value, List<int> Rows)> ByValue(SegmentColumn column, int top)
    {
        var rows = new List<int>[column.Texts.Count];
        for (var row = 0; row < column.Codes!.Length; row++)
            (rows[column.Codes[row]] ??= []).Add(row);
        var ranked = rows.Index().OrderByDescending(pair => pair.Item.Count).ThenBy(pair => column.Texts[pair.Index], StringComparer.Ordinal).ToList();
        foreach (var (code, members) in ranked.Take(top))
            yield return (column.Texts[code], members);
        if (ranked.Count > top)
            yield return (Others, [.. ranked.Skip(top).SelectMany(pair => pair.Item)]);
    }

    static IEnumerable<(string Value, List<int> Rows)> ByEdges(double[] numbers, IReadOnlyList<double> edges)
    {
        var parts = Enumerable.Range(0, edges.Count).Select(_ => new List<int>()).ToList();
        for (var row = 0; row < numbers.Length; row++)
        {
            var part = 0;
            while (part < edges.Count - 1 && !(numbers[row] >= edges[part] && numbers[row] < edges[part + 1]))
                part++;
            parts[part].Add(row);
        }

        for (var i = 0; i < edges.Count; i++)
        {
            if (parts[i].Count > 0)
                yield return (i == edges.Count - 1 ? Outside : $"{Text(edges[i])}–{Text(edges[i + 1])}", parts[i]);
        }
    }

    static string Text(double edge) => edge.ToString("0.####", CultureInfo.InvariantCulture);
}

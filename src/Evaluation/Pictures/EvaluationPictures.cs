using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Metrics;

namespace Slipway.Evaluation.Pictures;

/// <summary>The four pictures of an evaluation, as they stand among a run's artifacts.</summary>
static class EvaluationPictures
{
    const int RowHeight = 24;

    public static IEnumerable<(string Path, string Svg)> Draw(EvaluationView view)
    {
        if (view.Roc.Count > 0)
            yield return ("evaluation/roc.svg", Roc(view));
        yield return ("evaluation/calibration.svg", Calibration(view));
        yield return ("evaluation/confusion.svg", Confusion(view));
        if (view.Segments.Any(segment => segment.Metrics.ContainsKey(MetricNames.Auc)))
            yield return ("evaluation/segments.svg", Segments(view));
    }

    static string Roc(EvaluationView view) => new SvgChart("ROC curve", $"AUC {Interval(view.Metrics[MetricNames.Auc])}, {view.Rows:N0} rows", 480, 480)
        .XAxis(0, 1, 0.2, "False positive rate", Percent)
        .YAxis(0, 1, 0.2, "True positive rate", Percent)
        .Segment("reference", 0, 0, 1, 1)
        .Curve("line", view.Roc.Select(point => (point.FalsePositiveRate, point.TruePositiveRate)))
        .Dot("dot", Share(view.Confusion.FalsePositives, view.Confusion.TrueNegatives), Share(view.Confusion.TruePositives, view.Confusion.FalseNegatives), $"at the threshold {view.Threshold:0.000}")
        .Text("chance", 0.72, 0.68, "start", quiet: true, down: 14)
        .Finish();

    static string Calibration(EvaluationView view)
    {
        var most = view.Calibration.Max(bin => Math.Max(bin.High, bin.MeanPredicted));
        var scale = Scale.Around(0, most);
        var chart = new SvgChart("Calibration", "Observed rate with its 95 % interval, rows in ten bins of equally many", 480, 480)
            .XAxis(0, scale.High, scale.Step, "Predicted probability (mean of the bin)", Percent)
            .YAxis(0, scale.High, scale.Step, "Observed rate", Percent)
            .Segment("reference", 0, 0, scale.High, scale.High)
            .Text("perfect", scale.High * 0.82, scale.High * 0.82, "end", quiet: true, down: -8);
        foreach (var bin in view.Calibration)
        {
            chart.Segment("interval", bin.MeanPredicted, bin.Low, bin.MeanPredicted, bin.High)
                .Dot("dot", bin.MeanPredicted, bin.ObservedRate, $"{bin.Rows:N0} rows: predicted {bin.MeanPredicted:P1}, observed {bin.ObservedRate:P1} ({bin.Low:P1} to {bin.High:P1})");
        }

        return chart.Curve("line", view.Calibration.Select(bin => (bin.MeanPredicted, bin.ObservedRate))).Finish();
    }

    static string Confusion(EvaluationView view)
    {
        var confusion = view.Confusion;
        var chart = new SvgChart("Confusion matrix", $"{view.Rows:N0} rows; positive from a probability of {view.Threshold:0.000}", 480, 400, left: 120)
            .XAxis(0, 2, 3, "Predicted", _ => "")
            .YAxis(0, 2, 3, "Actual", _ => "")
            .Row("positive", 1.5).Row("negative", 0.5)
            .Text("negative", 0.5, 0, quiet: true, down: 18).Text("positive", 1.5, 0, quiet: true, down: 18);
        (double X, double Y, long Count, long OfRow)[] cells =
        [
            (0, 1, confusion.FalseNegatives, view.Positives), (1, 1, confusion.TruePositives, view.Positives),
            (0, 0, confusion.TrueNegatives, view.Rows - view.Positives), (1, 0, confusion.FalsePositives, view.Rows - view.Positives),
        ];
        foreach (var (x, y, count, ofRow) in cells)
        {
            var share = ofRow == 0 ? 0 : (double)count / ofRow;
            chart.Cell(x + 0.01, y + 0.01, x + 0.99, y + 0.99, 0.08 + 0.4 * share)
                .Text($"{count:N0}", x + 0.5, y + 0.5, size: 20)
                .Text($"{share:P1} of the row", x + 0.5, y + 0.5, down: 26);
        }

        return chart.Finish();
    }

    /// <summary>A forest plot: each segment's AUC with its interval beside the whole table's.</summary>
    static string Segments(EvaluationView view)
    {
        var whole = view.Metrics[MetricNames.Auc];
        var shown = view.Segments.Where(segment => segment.Metrics.ContainsKey(MetricNames.Auc)).ToList();
        var scale = Scale.Around(shown.Min(segment => segment.Metrics[MetricNames.Auc].Low!.Value), shown.Max(segment => segment.Metrics[MetricNames.Auc].High!.Value));
        var rows = shown.Count;
        var chart = new SvgChart("AUC by segment", $"With 95 % intervals; the dashed line is the whole table, {Interval(whole)}; orange is certainly below", 640, 118 + rows * RowHeight, left: 190, right: 110)
            .XAxis(scale.Low, scale.High, scale.Step, "Area under the ROC curve", value => value.ToString("0.00"))
            .YAxis(0, rows, rows + 1, "", _ => "")
            .Segment("reference", whole.Value, 0, whole.Value, rows);
        for (var i = 0; i < rows; i++)
        {
            var (segment, y) = (shown[i], rows - i - 0.5);
            var auc = segment.Metrics[MetricNames.Auc];
            var worse = view.WorstSegments.Contains($"{segment.Dimension} {segment.Value}");
            chart.Row($"{Shorten(segment.Dimension)} {Shorten(segment.Value)}", y, strong: worse)
                .Segment(worse ? "interval worse" : "interval", auc.Low!.Value, y, auc.High!.Value, y)
                .Dot(worse ? "dot worse" : "dot", auc.Value, y, $"{segment.Dimension} {segment.Value}: {Interval(auc)}, {segment.Rows:N0} rows")
                .Text($"  {segment.Rows:N0} rows", scale.High, y, "start", quiet: true);
        }

        return chart.Finish();
    }

    static double Share(long hits, long others) => hits + others == 0 ? 0 : (double)hits / (hits + others);

    static string Interval(EstimateView estimate) => $"{estimate.Value:0.000} ({estimate.Low:0.000} to {estimate.High:0.000})";

    static string Percent(double share) => share.ToString("0.## %");

    static string Shorten(string text) => text.Length <= 16 ? text : $"{text[..15]}…";
}

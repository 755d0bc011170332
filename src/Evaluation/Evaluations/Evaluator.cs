using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Tracking;
using Slipway.Evaluation.Analysis;
using Slipway.Evaluation.Metrics;
using Slipway.Evaluation.Scoring;
using Slipway.Evaluation.Sketches;
using Slipway.Kernel;

namespace Slipway.Evaluation.Evaluations;

/// <param name="Threshold">Null: the score with the best F1 on the run's validation rows.</param>
/// <param name="Baseline">Id of an evaluation on the same table to measure the lift against.</param>
sealed record EvaluateRequest(
    RunView Run, Digest Model, Digest Table, string Label, double? Threshold, IReadOnlyList<SegmentSpec> Segments, string? Baseline);

/// <param name="Train">On a fixed sample of the rows learnt from; null when the run names none.</param>
/// <param name="Validation">On the run's validation rows; null when it names none.</param>
sealed record Evaluated(EvaluationView View, ScoreHistogram Scores, BinaryMetrics? Train, BinaryMetrics? Validation, long Unlabelled);

/// <summary>Scores a table with a run's model and says how well it does.</summary>
sealed class Evaluator(ScoreTable score, EvaluationStore evaluations, TimeProvider clock)
{
    /// <summary>Rows of the training table that are enough to see over-fitting.</summary>
    const int TrainingSample = 50_000;

    static readonly IReadOnlyDictionary<string, bool> NoColumns = new Dictionary<string, bool>();

    public async Task<Evaluated> ExecuteAsync(EvaluateRequest request, Action<double, string> report, CancellationToken ct)
    {
        var validation = await OfInputAsync(request, "validation", mostRows: null, ct);
        report(0.2, "Scoring the table");
        var columns = request.Segments.GroupBy(spec => spec.Column).ToDictionary(group => group.Key, group => group.First().IsNumeric);
        Refuse(request.Segments);
        var table = await score.ExecuteAsync(
            new(request.Model, request.Table, request.Label, columns, Progress: done => report(0.2 + 0.5 * done, "Scoring the table")), ct);
        var threshold = request.Threshold
            ?? (validation is null ? null : Thresholds.BestF1(validation.Scores, validation.Labels))
            ?? table.Scores.Average();
        report(0.75, "Holding it against the training rows");
        var train = await OfInputAsync(request, "training", TrainingSample, ct);
        report(0.9, "Measuring");
        var whole = BinaryMetrics.Of(table.Scores, table.Labels, threshold);
        var lift = request.Baseline is { } baseline ? await LiftAsync(request, baseline, table, whole, ct) : null;
        var segments = Analysis.Segments.Of(table, request.Segments, whole, threshold);
        var view = new EvaluationView(
            Id<EvaluationRecord>.New(clock).ToString(), request.Run.Id, request.Model.ToString(), request.Table.ToString(), whole.Rows, whole.Positives,
            threshold, whole.Views(), whole.Confusion, Calibration.Of(table.Scores, table.Labels), RocCurve.Of(table.Scores, table.Labels),
            segments, Analysis.Segments.Worst(segments, whole), lift, clock.GetUtcNow());
        return new(view, Sketch(table, threshold), Measured(train, threshold), Measured(validation, threshold), table.Unlabelled);
    }

    async Task<ScoredTable?> OfInputAsync(EvaluateRequest request, string context, int? mostRows, CancellationToken ct)
    {
        var input = request.Run.Inputs.FirstOrDefault(input => input.Context == context);
        return input is null ? null : await score.ExecuteAsync(new(request.Model, Digest.Parse(input.Table), request.Label, NoColumns, mostRows), ct);
    }

    async Task<LiftView> LiftAsync(EvaluateRequest request, string id, ScoredTable table, BinaryMetrics whole, CancellationToken ct)
    {
        var baseline = (await evaluations.FindAsync(id, ct))?.View
            ?? throw Refusal.NotFound("evaluation.not_found", $"No evaluation has the id '{id}', which was given as the baseline.");
        if (baseline.Table != request.Table.ToString())
            throw Refusal.Invalid("evaluation.baseline", $"The baseline {id} was evaluated on table {baseline.Table}, this model on {request.Table}; a lift needs the same rows.");
        var scored = await score.ExecuteAsync(new(Digest.Parse(baseline.Model), request.Table, request.Label, NoColumns), ct);
        var measured = BinaryMetrics.Of(scored.Scores, scored.Labels, baseline.Threshold);
        return new(
            baseline.Run, measured.Estimates[MetricNames.LogLoss].Value,
            Lift.LogLossReduction(table.Scores, scored.Scores, table.Labels).View(),
            (whole.Auc?.Value ?? 0.5) - (measured.Auc?.Value ?? 0.5));
    }

    static BinaryMetrics? Measured(ScoredTable? table, double threshold) =>
        table is null ? null : BinaryMetrics.Of(table.Scores, table.Labels, threshold);

    static ScoreHistogram Sketch(ScoredTable table, double threshold)
    {
        var sketch = new ScoreHistogram(threshold);
        for (var row = 0; row < table.Rows; row++)
            sketch.Add(table.Scores[row], table.Labels[row]);
        return sketch;
    }

    /// <summary>One column can not be read both as text and as a number.</summary>
    static void Refuse(IReadOnlyList<SegmentSpec> segments)
    {
        var both = segments.GroupBy(spec => spec.Column).FirstOrDefault(group => group.Select(spec => spec.IsNumeric).Distinct().Count() > 1);
        if (both is not null)
            throw Refusal.Invalid("evaluation.segments", $"The column '{both.Key}' is cut both by values and by edges; accepted is one of them.");
    }
}

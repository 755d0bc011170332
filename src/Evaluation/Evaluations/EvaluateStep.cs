using System.Text;
using Slipway.Contracts.Evaluation;
using Slipway.Datasets.Tables;
using Slipway.Engines.OnnxRuntime;
using Slipway.Evaluation.Analysis;
using Slipway.Evaluation.Metrics;
using Slipway.Evaluation.Pictures;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;
using Slipway.Storage;
using Slipway.Tracking;

namespace Slipway.Evaluation.Evaluations;

/// <summary><c>evaluate</c>: how well a run's model does on a table; numbers to the run, pictures among its artifacts.</summary>
sealed class EvaluateStep(
    Evaluator evaluator, TableCatalog tables, RunCatalog runs, RunRecorder recorder, Db db, EventLog events) : IStep
{
    const string DefaultArtifact = "model/model.onnx";
    const string DefaultName = "test";

    public string Name => "evaluate";

    public IReadOnlyList<StepParameter> Parameters { get; } =
    [
        new("run", true, "The run whose model is evaluated."),
        new("table", true, "Rows that the model never saw: a digest or a version such as flights@2."),
        new("label", true, "The 0/1 column that it predicts."),
        new("segments", false, "Name → { column, top } or { column, edges }: parts of the table to look at one by one."),
        new("baseline", false, "An evaluation on the same table to measure the lift against."),
        new("threshold", false, "From which probability a row counts as positive; left out, the best F1 on the run's validation rows decides."),
        new("model", false, $"The model's path among the run's artifacts; {DefaultArtifact} when left out."),
        new("name", false, $"What the run's metrics are called by, as in test_auc; {DefaultName} when left out."),
    ];

    public IReadOnlyList<string> Outputs { get; } = ["evaluation", "run", "threshold", "rows", .. MetricNames.Quality, MetricNames.PositiveRate, MetricNames.PredictedRate];

    public string Version => $"1 {typeof(EvaluateStep).Assembly.GetName().Version} onnxruntime={OnnxModel.RuntimeVersion}";

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken ct)
    {
        var request = await ReadAsync(context, ct);
        var found = await evaluator.ExecuteAsync(request, (done, what) => context.Report(done, what), ct);
        if (found.Unlabelled > 0)
            context.Log($"{found.Unlabelled:N0} rows without a label were left out.");
        await PutArtifactsAsync(found, ct);
        await recorder.LogAsync(request.Run.Id, new(Metrics: RunMetrics.Of(found, context.With.TextOrNull("name") ?? DefaultName)), ct);
        await db.WriteAsync(async tx =>
        {
            await EvaluationStore.AddAsync(tx, found.View, request.Label, found.Scores.ToBytes(), new(context.Execution, context.Step, context.Actor.Name), ct);
            await events.AppendAsync(tx, new("evaluation.created", context.Actor.Name, $"run/{request.Run.Id}", new
            {
                evaluation = found.View.Id,
                run = request.Run.Id,
                found.View.Model,
                found.View.Table,
                found.View.Rows,
                auc = found.View.Metrics.GetValueOrDefault(MetricNames.Auc)?.Value,
                found.View.WorstSegments,
            }), ct);
        }, ct);
        Say(context, found);
        return new(Told(found.View));
    }

    async Task<EvaluateRequest> ReadAsync(StepContext context, CancellationToken ct)
    {
        var with = context.With;
        var run = await runs.FindAsync(with.Text("run"), ct)
            ?? throw Refusal.NotFound("run.not_found", $"Step {context.Step}: no run has the id '{with.Text("run")}'.");
        var path = with.TextOrNull("model") ?? DefaultArtifact;
        var model = await runs.FindArtifactAsync(run.Id, path, ct)
            ?? throw Refusal.NotFound("evaluation.model_missing", $"Run {run.Id} has no model at {path}.");
        var threshold = with.Has("threshold") ? with.Number("threshold", 0) : (double?)null;
        if (threshold is < 0 or > 1)
            throw Refusal.Invalid("step.with_invalid", $"Step {context.Step}: with.threshold is {threshold}; accepted is a probability from 0 to 1.");
        var table = await tables.ResolveAsync(with.Text("table"), ct);
        return new(
            run, Digest.Parse(model.Digest), Digest.Parse(table.Table.Digest), with.Text("label"), threshold,
            SegmentSpec.Read(with.Map("segments")), with.TextOrNull("baseline"));
    }

    async Task PutArtifactsAsync(Evaluated found, CancellationToken ct)
    {
        var files = EvaluationPictures.Draw(found.View).Append(("evaluation/evaluation.json", Json.Write(found.View)));
        foreach (var (path, text) in files)
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            await recorder.PutArtifactAsync(found.View.Run, path, content, ct);
        }
    }

    static Dictionary<string, string> Told(EvaluationView view)
    {
        var outputs = view.Metrics.ToDictionary(metric => metric.Key, metric => metric.Value.Value.ToString("R"));
        outputs["evaluation"] = view.Id;
        outputs["run"] = view.Run;
        outputs["threshold"] = view.Threshold.ToString("R");
        outputs["rows"] = view.Rows.ToString();
        return outputs;
    }

    static void Say(StepContext context, Evaluated found)
    {
        foreach (var (metric, estimate) in found.View.Metrics)
            context.Log($"{metric} {estimate.Value:0.0000} ({estimate.Low:0.0000} to {estimate.High:0.0000})");
        context.Log(found.View.WorstSegments.Count == 0
            ? "No segment is certainly worse than the whole."
            : $"Worse than the whole: {string.Join(", ", found.View.WorstSegments)}.");
        if (found.View.Lift is { } lift)
            context.Log($"Log loss {lift.LogLossReduction.Value:P1} below the baseline ({lift.LogLossReduction.Low:P1} to {lift.LogLossReduction.High:P1}).");
        context.Report(1, found.View.Metrics.GetValueOrDefault(MetricNames.Auc) is { } auc
            ? $"{found.View.Rows:N0} rows, AUC {auc.Value:0.0000}"
            : $"{found.View.Rows:N0} rows");
    }
}

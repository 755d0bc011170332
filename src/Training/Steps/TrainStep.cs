using Slipway.Contracts.Tracking;
using Slipway.Datasets.Tables;
using Slipway.Engines;
using Slipway.Engines.OnnxRuntime;
using Slipway.Engines.XGBoost;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;
using Slipway.Tracking;

namespace Slipway.Training.Steps;

/// <summary><c>train/…</c>: trains one of Slipway's own algorithms as a tracked run.</summary>
sealed class TrainStep(TrainAlgorithm algorithm, TableCatalog tables, RunRecorder recorder, Trainer trainer) : IStep
{
    const string Run = "run";
    const string Model = "model";

    public string Name => $"train/{algorithm.ToString().ToLowerInvariant()}";

    public IReadOnlyList<StepParameter> Parameters { get; } = TrainParameters.Of(algorithm);

    public IReadOnlyList<string> Outputs { get; } = [Run, Model];

    public string Version => string.Join(' ',
        "1", typeof(TrainStep).Assembly.GetName().Version, $"threads={Environment.ProcessorCount}", $"onnxruntime={OnnxModel.RuntimeVersion}",
        algorithm is TrainAlgorithm.XGBoost && NativeLibraries.IsAvailable(NativeEngine.XGBoost) ? $"xgboost={Booster.LibraryVersion}" : "");

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken ct)
    {
        var train = await tables.ResolveAsync(context.With.Text("train"), ct);
        var validation = await tables.ResolveAsync(context.With.Text("validation"), ct);
        var spec = TrainParameters.Spec(algorithm, context, await PathAsync(train, ct), await PathAsync(validation, ct)) with
        {
            Notes = new Dictionary<string, string>
            {
                ["slipway.train"] = train.Table.Digest,
                ["slipway.validation"] = validation.Table.Digest,
            },
        };
        TrainSpecRules.Check(spec);
        var run = await recorder.StartAsync(
            new(context.With.Text("experiment"), context.With.TextOrNull("name") ?? context.Step), new(context.Execution, context.Step, context.Code), context.Actor, ct);
        try
        {
            return await TrainAsync(context, spec, run.Id, train, validation, ct);
        }
        catch (Exception error)
        {
            await GiveUpAsync(run.Id, error is OperationCanceledException ? RunStatus.Killed : RunStatus.Failed, context.Actor);
            throw;
        }
    }

    async Task<StepResult> TrainAsync(
        StepContext context, TrainSpec spec, string run, ResolvedTable train, ResolvedTable validation, CancellationToken ct)
    {
        await recorder.LogAsync(run, new(
            Params: TrainParameters.Logged(spec),
            Inputs: [Input(train, "training"), Input(validation, "validation")]), ct);
        TrainResult result;
        await using (var log = new MetricLog(recorder, run, context, ct))
            result = await trainer.TrainAsync(spec, log, ct);

        await recorder.LogAsync(run, RunNotes.Of(result.Summary), ct);
        var model = await RunArtifacts.PutAsync(recorder, run, spec, result, ct);
        await recorder.EndAsync(run, RunStatus.Finished, context.Actor, ct);
        context.Report(1, Sentence(result.Summary));
        return new(new Dictionary<string, string> { [Run] = run, [Model] = model.Digest });
    }

    /// <summary>A run that a later attempt has already ended stays as it is.</summary>
    async Task GiveUpAsync(string run, RunStatus status, Actor actor)
    {
        try
        {
            await recorder.EndAsync(run, status, actor, CancellationToken.None);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Conflict)
        {
        }
    }

    async Task<string> PathAsync(ResolvedTable table, CancellationToken ct) => await tables.LocalPathAsync(Digest.Parse(table.Table.Digest), ct);

    static RunInputView Input(ResolvedTable table, string context) => new(table.Table.Digest, context, table.Dataset, table.Version);

    static string Sentence(TrainSummary summary) =>
        $"trained on {summary.Rows:N0} rows in {summary.FitSeconds:0.0} s; " +
        string.Join(", ", summary.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => $"{metric.Key} {metric.Value:0.0000}"));
}

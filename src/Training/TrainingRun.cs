using System.Diagnostics;
using Slipway.Storage;
using Slipway.Training.Algorithms;
using Slipway.Training.Data;
using Slipway.Training.Onnx;

namespace Slipway.Training;

/// <summary>A whole training in this process: read, encode, fit, write, check.</summary>
static class TrainingRun
{
    public const string ModelFile = "model.onnx";
    public const string ImportanceFile = "importance.json";

    public static TrainSummary Execute(TrainSpec spec, ITrainingReport report, CancellationToken ct)
    {
        TrainSpecRules.Check(spec);
        var clock = Stopwatch.StartNew();
        report.Progress(0, "reading the tables");
        var train = FrameReader.Read(spec, "training", spec.Train, ct);
        var validation = FrameReader.Read(spec, "validation", spec.Validation, ct);
        var read = clock.Elapsed;

        var data = TrainingData.Prepare(spec, train, validation);
        var model = Algorithm(spec.Algorithm).Fit(data, spec, report);
        var fit = clock.Elapsed - read;

        var file = ScoringModel.Write(spec, data.Encodings, model);
        var difference = ExportCheck.Run(file, validation, model.Validation);
        File.WriteAllBytes(Path.Combine(spec.Output, ModelFile), file);
        File.WriteAllText(Path.Combine(spec.Output, ImportanceFile), Json.Write(new { measure = model.Measure, features = model.Weights }));
        return new(
            train.Rows, validation.Rows, train.Prior, model.Rounds, Score(model, validation), model.Measure, model.Weights, data.Notes,
            difference, read.TotalSeconds, fit.TotalSeconds, TrainingEnvironment.Describe(spec));
    }

    static IAlgorithm Algorithm(TrainAlgorithm algorithm) => algorithm switch
    {
        TrainAlgorithm.Prior => new Prior(),
        TrainAlgorithm.Linear => new Linear(),
        _ => new BoostedTrees(),
    };

    static Dictionary<string, double> Score(FittedModel model, Frame validation)
    {
        var metrics = new Dictionary<string, double>
        {
            ["validation_log_loss"] = ValidationScore.LogLoss(model.Validation, validation.Labels),
        };
        if (ValidationScore.Auc(model.Validation, validation.Labels) is { } auc)
            metrics["validation_auc"] = auc;
        return metrics;
    }
}

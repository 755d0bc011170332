using Slipway.Training.Data;
using Slipway.Training.Onnx;

namespace Slipway.Training.Algorithms;

/// <summary>Answers the share of positives for every row.</summary>
sealed class Prior : IAlgorithm
{
    public FittedModel Fit(TrainingData data, TrainSpec spec, ITrainingReport report)
    {
        var prior = (float)data.Train.Prior;
        report.Progress(1, $"{prior:P2} of the training rows are positive");
        return new(
            (graph, features) => AddTo(graph, features, prior), "nothing: the baseline reads no feature", [],
            Enumerable.Repeat(prior, data.Validation.Rows).ToArray(), Rounds: 0);
    }

    static string AddTo(OnnxGraph graph, string features, float prior)
    {
        var rows = graph.Add("Shape", [features], OnnxAttribute.Of("start", 0), OnnxAttribute.Of("end", 1));
        var shape = graph.Add("Concat", [rows, graph.Constant([1L])], OnnxAttribute.Of("axis", 0));
        return graph.Add("Expand", [graph.Constant([prior], 1, 1), shape]);
    }
}

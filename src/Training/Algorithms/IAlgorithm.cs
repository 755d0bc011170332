using Slipway.Training.Data;

namespace Slipway.Training.Algorithms;

/// <summary>A way of learning a yes/no model from a matrix of numbers.</summary>
interface IAlgorithm
{
    FittedModel Fit(TrainingData data, TrainSpec spec, ITrainingReport report);
}

/// <summary>Where a training says how it goes.</summary>
interface ITrainingReport
{
    void Metric(string key, long step, double value);

    void Progress(double fraction, string message);
}

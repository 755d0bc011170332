using Slipway.Training.Data;
using Slipway.Training.Onnx;

namespace Slipway.Training.Algorithms;

/// <summary>Logistic regression on standardised features, fitted by Newton's method (iteratively reweighted least squares).</summary>
sealed class Linear : IAlgorithm
{
    const double Converged = 1e-7;

    public FittedModel Fit(TrainingData data, TrainSpec spec, ITrainingReport report)
    {
        var columns = spec.Features.Count;
        var scale = Standardizer.Fit(data.TrainMatrix, columns);
        var loss = new LogisticLoss(scale.Apply(data.TrainMatrix), data.Train.Labels, columns, spec.Linear.L2, spec.Threads);
        var validation = scale.Apply(data.ValidationMatrix);
        var weights = Start(columns, data.Train.Prior);
        var iterations = 0;
        var value = loss.Value(weights);
        for (var change = double.MaxValue; change > Converged && iterations < spec.Linear.MaxIterations; iterations++)
        {
            (weights, var better) = Improve(loss, weights, value);
            change = (value - better) / Math.Max(value, 1);
            value = better;
            report.Metric("train_log_loss", iterations, LossPerRow(value, weights, data, spec));
            report.Metric("validation_log_loss", iterations, ValidationScore.LogLoss(Predict(validation, weights), data.Validation.Labels));
            report.Progress((iterations + 1.0) / spec.Linear.MaxIterations, $"Newton step {iterations + 1}");
        }

        return new(
            (graph, features) => AddTo(graph, features, weights, scale), "coefficient of the standardised feature",
            FeatureWeight.Of(spec.Features, weights[..columns]), Predict(validation, weights), iterations);
    }

    /// <summary>Coefficients 0 and the intercept that answers the prior.</summary>
    static double[] Start(int columns, double prior)
    {
        var weights = new double[columns + 1];
        weights[columns] = Math.Log(prior / (1 - prior));
        return weights;
    }

    /// <summary>One Newton step, halved until it lowers the loss.</summary>
    static (double[] Weights, double Value) Improve(LogisticLoss loss, double[] weights, double value)
    {
        var step = loss.NewtonStep(weights);
        for (var part = 1.0; part > 1e-6; part /= 2)
        {
            var next = weights.Zip(step, (weight, move) => weight + part * move).ToArray();
            var better = loss.Value(next);
            if (better < value)
                return (next, better);
        }

        return (weights, value);
    }

    static double LossPerRow(double value, double[] weights, TrainingData data, TrainSpec spec) =>
        (value - spec.Linear.L2 / 2 * weights[..^1].Sum(weight => weight * weight)) / data.Train.Rows;

    static float[] Predict(float[] matrix, double[] weights)
    {
        var columns = weights.Length - 1;
        var predictions = new float[matrix.Length / columns];
        for (var row = 0; row < predictions.Length; row++)
        {
            var score = weights[columns];
            for (var column = 0; column < columns; column++)
                score += weights[column] * matrix[row * columns + column];
            predictions[row] = (float)(1 / (1 + Math.Exp(-score)));
        }

        return predictions;
    }

    /// <summary>The standardisation goes into the coefficients, so that the graph takes the features as they are.</summary>
    static string AddTo(OnnxGraph graph, string features, double[] weights, Standardizer scale)
    {
        var columns = weights.Length - 1;
        var coefficients = new float[columns];
        var means = new float[columns];
        var intercept = weights[columns];
        for (var column = 0; column < columns; column++)
        {
            coefficients[column] = (float)(weights[column] / scale.Deviations[column]);
            means[column] = (float)scale.Means[column];
            intercept -= weights[column] * scale.Means[column] / scale.Deviations[column];
        }

        var missing = graph.Add("IsNaN", [features]);
        var filled = graph.Add("Where", [missing, graph.Constant(means, 1, columns), features]);
        var score = graph.Add("Gemm", [filled, graph.Constant(coefficients, columns, 1), graph.Constant([(float)intercept], 1)]);
        return graph.Add("Sigmoid", [score]);
    }
}

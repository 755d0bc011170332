using Slipway.Engines.XGBoost;
using Slipway.Training.Data;

namespace Slipway.Training.Algorithms;

/// <summary>Gradient-boosted trees by XGBoost (Chen &amp; Guestrin 2016), histogram method.</summary>
sealed class BoostedTrees : IAlgorithm
{
    const string Loss = "validation_log_loss";

    public FittedModel Fit(TrainingData data, TrainSpec spec, ITrainingReport report)
    {
        using var train = Matrix(data.TrainMatrix, data.Train, spec);
        using var validation = Matrix(data.ValidationMatrix, data.Validation, spec);
        using var booster = new Booster(train, validation);
        var prior = (float)data.Train.Prior;
        Configure(booster, spec, prior);
        var rounds = Grow(booster, train, validation, spec.Boosting, report);
        var trees = TreeList.Parse(booster.Save()).Take(rounds).ToList();
        return new(
            (graph, features) => TreeEnsemble.AddTo(graph, features, trees, Margin(prior)), "total gain in loss of the splits on it",
            FeatureWeight.Of(spec.Features, TreeList.Gains(trees, spec.Features.Count)), booster.Predict(validation, rounds), rounds);
    }

    /// <returns>How many rounds to keep.</returns>
    static int Grow(Booster booster, DMatrix train, DMatrix validation, BoostingSettings settings, ITrainingReport report)
    {
        var (best, bestLoss) = (0, double.MaxValue);
        for (var round = 0; round < settings.Rounds; round++)
        {
            booster.Update(round, train);
            var metrics = booster.Evaluate(round, ("train", train), ("validation", validation))
                .ToDictionary(metric => metric.Key.Replace("-logloss", "_log_loss", StringComparison.Ordinal), metric => metric.Value);
            foreach (var (key, value) in metrics)
                report.Metric(key, round, value);
            report.Progress((round + 1.0) / settings.Rounds, $"round {round + 1} of {settings.Rounds}, {Loss} {metrics[Loss]:0.00000}");
            if (metrics[Loss] < bestLoss)
                (best, bestLoss) = (round, metrics[Loss]);
            if (settings.EarlyStopping > 0 && round - best >= settings.EarlyStopping)
                return best + 1;
        }

        return settings.EarlyStopping > 0 ? best + 1 : settings.Rounds;
    }

    static void Configure(Booster booster, TrainSpec spec, float prior)
    {
        booster.Set("verbosity", "0");
        booster.Set("booster", "gbtree");
        booster.Set("objective", "binary:logistic");
        booster.Set("eval_metric", "logloss");
        booster.Set("tree_method", "hist");
        booster.Set("base_score", prior);
        booster.Set("max_depth", spec.Boosting.Depth);
        booster.Set("learning_rate", spec.Boosting.LearningRate);
        booster.Set("min_child_weight", spec.Boosting.MinChildWeight);
        booster.Set("subsample", spec.Boosting.Subsample);
        booster.Set("reg_lambda", spec.Boosting.L2);
        booster.Set("seed", spec.Seed);
        booster.Set("nthread", spec.Threads);
    }

    /// <summary>Where the sum of the trees starts: the log odds of the prior, in the precision XGBoost uses.</summary>
    static float Margin(float prior) => -MathF.Log(1 / prior - 1);

    static DMatrix Matrix(float[] values, Frame frame, TrainSpec spec)
    {
        var matrix = DMatrix.FromDense(values, spec.Features.Count);
        matrix.SetLabels(frame.Labels);
        return matrix;
    }
}

using Slipway.Kernel;
using Slipway.Training.Onnx;

namespace Slipway.Training;

/// <summary>What a spec must hold to; every breach is reported at once.</summary>
static class TrainSpecRules
{
    public static void Check(TrainSpec spec)
    {
        var problems = new List<Problem>();
        Columns(spec, problems);
        In(problems, "seed", spec.Seed, 0, int.MaxValue);
        In(problems, "threads", spec.Threads, 1, 1024);
        In(problems, "smoothing", spec.Encoding.Smoothing, 0, 1e9);
        if (spec.Encoding.Folds is not (0 or (>= 2 and <= 100)))
            problems.Add(new("folds", $"folds is {spec.Encoding.Folds}; accepted are 0 (no folds) and 2 to 100."));
        In(problems, "own-label-limit", spec.Encoding.OwnLabelLimit, 0, 1);
        In(problems, "l2", spec.Algorithm is TrainAlgorithm.Linear ? spec.Linear.L2 : spec.Boosting.L2, 0, 1e9);
        In(problems, "max-iterations", spec.Linear.MaxIterations, 1, 1000);
        In(problems, "rounds", spec.Boosting.Rounds, 1, 10_000);
        In(problems, "depth", spec.Boosting.Depth, 1, 30);
        In(problems, "learning-rate", spec.Boosting.LearningRate, double.Epsilon, 1);
        In(problems, "min-child-weight", spec.Boosting.MinChildWeight, 0, 1e9);
        In(problems, "subsample", spec.Boosting.Subsample, double.Epsilon, 1);
        In(problems, "early-stopping", spec.Boosting.EarlyStopping, 0, 10_000);
        if (problems.Count > 0)
            throw Refusal.Invalid("train.spec_invalid", string.Join(' ', problems.Select(problem => problem.Message)), problems);
    }

    static void Columns(TrainSpec spec, List<Problem> problems)
    {
        if (spec.Features.Count == 0)
            problems.Add(new("numeric", "The model has no features; name at least one under numeric or categorical."));
        foreach (var twice in spec.Features.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(new("numeric", $"The feature '{twice.Key}' is named {twice.Count()} times; once is enough."));
        if (spec.Features.Contains(spec.Label, StringComparer.Ordinal))
            problems.Add(new("label", $"The label '{spec.Label}' is also a feature; a model must not read what it is to predict."));
        if (spec.Features.Contains(ScoringModel.Output, StringComparer.Ordinal))
            problems.Add(new("numeric", $"A feature can not be named '{ScoringModel.Output}': so is the model's output."));
        if (spec.Features.Any(name => name.Length == 0 || name.Any(char.IsControl)))
            problems.Add(new("numeric", "A feature's name is empty or holds control characters."));
    }

    static void In(List<Problem> problems, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
            problems.Add(new(name, $"{name} is {value}; accepted are {(least == double.Epsilon ? "more than 0" : least)} to {most}."));
    }
}

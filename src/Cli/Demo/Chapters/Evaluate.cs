using Slipway.Contracts.Evaluation;

namespace Slipway.Cli.Demo.Chapters;

sealed class Evaluate : IChapter
{
    static readonly string[] Metrics = ["auc", "log_loss", "brier", "accuracy", "precision", "recall", "f1"];

    public string Title => "Evaluate: what honest numbers look like, with their intervals";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var names = new[] { "evaluate-baseline", "evaluate-linear", "evaluate-trees" };
        var evaluations = new List<EvaluationView>();
        foreach (var name in names)
        {
            var step = state.FirstTraining!.Steps.Single(step => step.Name == name);
            evaluations.Add(await state.Author.Evaluations.GetAsync(step.Outputs["evaluation"], ct));
        }

        teller.Rows(
            ["metric (95 % interval)", ">class prior", ">linear", ">trees"],
            Metrics.Select(metric => (IReadOnlyList<string>)
                [metric, .. evaluations.Select(evaluation => evaluation.Metrics.TryGetValue(metric, out var value) ? Figures.Interval(value) : "")]));

        var trees = evaluations[^1];
        if (trees.Lift is { } lift)
            teller.Fact("lift", $"log loss {Figures.Interval(lift.LogLossReduction, "P1")} below the class prior's {lift.BaselineLogLoss:0.0000}");
        teller.Fact("calibration", string.Join("  ", trees.Calibration.Select(bin => $"{bin.MeanPredicted:P0}→{bin.ObservedRate:P0}")));
        teller.Fact("confusion", $"TP {trees.Confusion.TruePositives:N0}  FP {trees.Confusion.FalsePositives:N0}  TN {trees.Confusion.TrueNegatives:N0}  FN {trees.Confusion.FalseNegatives:N0} at threshold {trees.Threshold:0.000}");
        teller.Fact("worst segments", trees.WorstSegments.Count == 0 ? "none stands out" : string.Join(", ", trees.WorstSegments.Take(3)));
        teller.Link("pictures", new Uri(state.Author.Server, $"/runs/{trees.Run}"));
    }
}

using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Evaluation;

namespace Slipway.Cli.Runs;

static class EvaluationsCommand
{
    static readonly Argument<string> Id = Symbols.Argument<string>("RUN", "The run's id");
    static readonly Option<int> Limit = Symbols.Limit();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "evaluations", "How well a run's model does, with 95 % intervals and its worst segments", [Id, Limit],
        (call, ct) => call.AnswerAsync(call.Client.Evaluations.OfRunAsync(call.Value(Id), ct), call.Value(Limit), Draw, ct));

    static void Draw(Sheet sheet, IReadOnlyList<EvaluationView> evaluations)
    {
        if (evaluations.Count == 0)
            sheet.Line("This run has not been evaluated.");
        foreach (var evaluation in evaluations)
        {
            sheet.Facts(
                ("Evaluation", evaluation.Id), ("Table", evaluation.Table), ("Rows", evaluation.Rows), ("Positives", evaluation.Positives),
                ("At", evaluation.CreatedAt), ("Worst", evaluation.WorstSegments.Count == 0 ? null : string.Join(", ", evaluation.WorstSegments.Take(3))));
            sheet.Table(
                evaluation.Metrics, "No metrics.",
                new("metric", row => row.Key), new("value", row => row.Value.Value), new("low", row => row.Value.Low), new("high", row => row.Value.High));
            sheet.Line();
        }
    }
}

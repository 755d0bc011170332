using Slipway.Contracts.Pipelines;

namespace Slipway.Cli.Demo.Chapters;

sealed class Train : IChapter
{
    static readonly string[] Files = ["features.sql", "expectations.yaml", "gates.yaml"];

    public string Title => "Train: one pipeline, three tracked runs";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var pipeline = await state.Author.Pipelines.PutAsync(
            StoryState.Model, new(state.ExampleText("pipeline.yaml"), Files.ToDictionary(file => file, state.ExampleText)), ct);
        teller.Fact("pipeline", $"{pipeline.Name}, {pipeline.Steps.Count} steps, code digest {Figures.Short(pipeline.Digest)}…");

        var started = await state.Author.Pipelines.StartAsync(StoryState.Model, new(), ct);
        state.FirstTraining = await ExecutionBar.WatchAsync(state.Author, started.Id, teller, ct);
        await ShowSplitAsync(state, teller, ct);
        await ShowRunsAsync(state.FirstTraining, state, teller, ct);
    }

    static async Task ShowSplitAsync(StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var features = state.FirstTraining!.Steps.Single(step => step.Name == "features").Outputs["table"];
        var split = (await state.Author.Datasets.SplitsAsync(features, ct)).Items[0];
        teller.Rows(
            ["split", ">rows", "from", "to", ">late"],
            split.Parts.Select(part => (IReadOnlyList<string>)
                [part.Name, $"{part.Rows:N0}", part.From ?? "", part.To ?? "", $"{part.PositiveRate:P1} [{part.Low:P1}, {part.High:P1}]"]));
    }

    internal static async Task ShowRunsAsync(ExecutionView execution, StoryState state, StoryTeller teller, CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var run in state.Author.Runs.ListAsync(null, null, "metrics.test_auc desc", execution.Id, ct))
        {
            rows.Add(
            [
                run.Name, run.Id[..8], $"{(run.EndedAt - run.StartedAt)?.TotalSeconds:0.0} s",
                Metric(run.Metrics, "train_log_loss"), Metric(run.Metrics, "validation_log_loss"), Metric(run.Metrics, "test_log_loss"), Metric(run.Metrics, "validation_auc"), Metric(run.Metrics, "test_auc"),
            ]);
        }

        teller.Rows(["run", "id", ">time", ">train log loss", ">validation", ">test", ">validation AUC", ">test AUC"], rows);
    }

    static string Metric(IReadOnlyDictionary<string, double> metrics, string key) => metrics.TryGetValue(key, out var value) ? $"{value:0.0000}" : "";
}

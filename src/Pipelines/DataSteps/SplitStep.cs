using Slipway.Contracts.Datasets;
using Slipway.Datasets.Splits;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.DataSteps;

/// <summary>
/// <c>data/split</c>: each part's digest under the part's name, its rows under <c>NAME-rows</c>, and the share of positive
/// labels under <c>NAME-positive-rate</c>.
/// </summary>
sealed class SplitStep(TableCatalog tables, TableSplits splits) : IStep
{
    public string Name => "data/split";

    public IReadOnlyList<StepParameter> Parameters { get; } =
    [
        new("table", true, "The table to cut: a digest or a version such as flights@2."),
        new("ratios", true, "Part name → share; shares sum to 1."),
        new("by", false, "time or random; random when left out."),
        new("column", false, "The time column; needed when by is time."),
        new("seed", false, "Decides the rows of a random split, and the order of rows with equal times; 0 when left out."),
        new("label", false, "A 0/1 column whose balance is reported."),
    ];

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken ct)
    {
        var with = context.With;
        var table = await PinnedTable.ResolveAsync(tables, context.Step, "table", with.Text("table"), ct);
        var ratios = with.Map("ratios");
        var request = new SplitRequest(
            ratios.Keys.ToDictionary(part => part, part => ratios.Number(part, 0)), By(context.Step, with.TextOrNull("by")),
            with.TextOrNull("column"), with.Integer("seed", 0), with.TextOrNull("label"));
        var outputs = new Dictionary<string, string>();
        foreach (var part in (await splits.SplitAsync(table, request, context.Actor, ct)).Parts)
        {
            context.Log(Sentence(part));
            outputs[part.Name] = part.Table;
            outputs[$"{part.Name}-rows"] = part.Rows.ToString();
            if (part.PositiveRate is { } rate)
                outputs[$"{part.Name}-positive-rate"] = rate.ToString("R");
        }

        return new(outputs);
    }

    static SplitBy By(string step, string? text) => text switch
    {
        null or "random" => SplitBy.Random,
        "time" => SplitBy.Time,
        _ => throw Refusal.Invalid("step.with_invalid", $"Step {step}: with.by is '{text}'; accepted are time and random."),
    };

    static string Sentence(SplitPartView part) =>
        $"{part.Name}: {part.Rows:N0} rows"
        + (part.From is null ? "" : $" from {part.From} to {part.To}")
        + (part.PositiveRate is { } rate ? $", {rate:P1} positive ({part.Low:P1} to {part.High:P1})" : "");
}

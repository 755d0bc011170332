using Slipway.Contracts.Datasets;
using Slipway.Datasets.Leakage;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.DataSteps;

/// <summary><c>data/leakage</c>: fails when the answer reached the features, or test rows the training.</summary>
sealed class LeakageStep(TableCatalog tables, LeakageCheck leakage) : IStep
{
    public string Name => "data/leakage";

    public IReadOnlyList<StepParameter> Parameters { get; } =
    [
        new("parts", true, "Part name → table; the first is what a model learns from."),
        new("features", true, "The columns that a model is going to read."),
        new("label", true, "The column that it is to predict."),
        new("time", false, "The time column; parts must not overlap in it."),
    ];

    public IReadOnlyList<string> Outputs { get; } = ["checks"];

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken ct)
    {
        var parts = new Dictionary<string, string>();
        foreach (var (name, reference) in context.With.Pairs("parts"))
            parts[name] = (await PinnedTable.ResolveAsync(tables, context.Step, $"parts.{name}", reference, ct)).ToString();
        var request = new LeakageRequest(context.With.Texts("features"), context.With.Text("label"), parts, context.With.TextOrNull("time"));
        var found = await leakage.CheckAsync(request, ct);
        foreach (var check in found.Checks)
            context.Log($"{(check.Passed ? "ok  " : "FAIL")} {check.Kind} {check.Subject}: {check.Observed}; accepted is {check.Accepted}");
        var failed = found.Checks.Where(check => !check.Passed).ToList();
        if (failed.Count > 0)
        {
            throw Refusal.Invalid("leakage.found", $"{failed.Count} of {found.Checks.Count} leakage checks failed: "
                + string.Join("; ", failed.Take(5).Select(check => $"{check.Kind} of {check.Subject}: {check.Observed}; accepted is {check.Accepted}")) + ".");
        }

        return new(new Dictionary<string, string> { ["checks"] = found.Checks.Count.ToString() });
    }
}

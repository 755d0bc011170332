using Slipway.Contracts.Datasets;
using Slipway.Datasets.Tables;
using Slipway.Datasets.Validation;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.DataSteps;

/// <summary><c>data/validate</c>: fails when an expectation of severity Error does not hold.</summary>
sealed class ValidateStep(TableCatalog tables, TableValidation validation) : IStep
{
    public string Name => "data/validate";

    public IReadOnlyList<StepParameter> Parameters { get; } =
    [
        new("table", true, "The table to check: a digest or a version such as flights@2."),
        new("expectations", true, "The file that says what the table must look like.", IsFile: true),
    ];

    public IReadOnlyList<string> Outputs { get; } = ["table", "validation", "warnings"];

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken ct)
    {
        var table = await PinnedTable.ResolveAsync(tables, context.Step, "table", context.With.Text("table"), ct);
        var found = await validation.CheckAsync(table, context.File(context.With.Text("expectations")), context.Actor, ct);
        foreach (var result in found.Results)
            context.Log($"{(result.Passed ? "ok  " : result.Severity is Severity.Warning ? "warn" : "FAIL")} {Subject(result)}: expected {result.Expected}, observed {result.Observed}");
        var failed = found.Results.Where(result => !result.Passed && result.Severity is Severity.Error).ToList();
        if (failed.Count > 0)
        {
            throw Refusal.Invalid("validation.failed", $"The table does not meet {failed.Count} of {found.Results.Count} expectations: "
                + string.Join("; ", failed.Take(5).Select(result => $"{Subject(result)} must be {result.Expected}, but is {result.Observed}")) + ".");
        }

        var warnings = found.Results.Count(result => !result.Passed);
        return new(new Dictionary<string, string>
        {
            ["table"] = table.ToString(), ["validation"] = found.Id, ["warnings"] = warnings.ToString(),
        });
    }

    static string Subject(ExpectationView result) => result.Column is null ? result.Kind : $"{result.Column} {result.Kind}";
}

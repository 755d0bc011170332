using Slipway.Datasets.Tables;
using Slipway.Datasets.Transforms;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.DataSteps;

/// <summary><c>data/transform</c>: makes a table out of others by one SELECT.</summary>
sealed class TransformStep(TableCatalog tables, TableTransform transform) : IStep
{
    public string Name => "data/transform";

    public IReadOnlyList<StepParameter> Parameters { get; } =
    [
        new("tables", true, "Name in the SQL → table: a digest or a version such as flights@2."),
        new("sql", true, "The file that holds the SELECT.", IsFile: true),
    ];

    public IReadOnlyList<string> Outputs { get; } = ["table", "rows"];

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken ct)
    {
        var sources = new Dictionary<string, Digest>();
        foreach (var (name, reference) in context.With.Pairs("tables"))
            sources[name] = await PinnedTable.ResolveAsync(tables, context.Step, $"tables.{name}", reference, ct);
        var table = await transform.TransformAsync(sources, context.File(context.With.Text("sql")), context.Actor, ct);
        context.Log($"{table.Rows:N0} rows, {table.Columns.Count} columns: {string.Join(", ", table.Columns.Select(column => column.Name))}");
        return new(new Dictionary<string, string> { ["table"] = table.Digest, ["rows"] = table.Rows.ToString() });
    }
}

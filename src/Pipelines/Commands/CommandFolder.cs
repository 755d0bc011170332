using Slipway.Kernel;
using Slipway.Pipelines.Executions;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Commands;

/// <summary>The folder a command works in: the pipeline's files, and its own values as <c>with.json</c>.</summary>
sealed class CommandFolder(StepContext context, ResolvedStep step)
{
    public string OutputsFile => Path.Combine(context.WorkFolder, "outputs.json");

    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var (name, text) in context.Files)
        {
            var path = SafePath.Parse(name).Under(context.WorkFolder);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, ct);
        }

        await File.WriteAllTextAsync(Path.Combine(context.WorkFolder, "with.json"), step.With.ToJsonString(), ct);
    }
}

using Slipway.Contracts;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Pipelines.Executions;
using Slipway.Pipelines.Triggers;

namespace Slipway.Pipelines.Definitions;

/// <summary>Pipelines as they are shown: for later modules and the API.</summary>
public sealed class PipelineCatalog
{
    readonly PipelineStore _pipelines;
    readonly ExecutionStore _executions;
    readonly TriggerStore _triggers;

    internal PipelineCatalog(PipelineStore pipelines, ExecutionStore executions, TriggerStore triggers) =>
        (_pipelines, _executions, _triggers) = (pipelines, executions, triggers);

    /// <summary>The definition of one version; of the latest when none is named.</summary>
    public async Task<PipelineDefinitionView?> FindDefinitionAsync(string name, int? version, CancellationToken ct) =>
        (version is { } number ? await _pipelines.FindVersionAsync(name, number, ct) : await _pipelines.FindLatestAsync(name, ct)) is { } found
            ? View(found)
            : null;

    public async Task<Page<PipelineView>> ListAsync(PageRequest page, string? search, CancellationToken ct)
    {
        var found = await _pipelines.ListAsync(page, search, ct);
        var views = new List<PipelineView>();
        foreach (var pipeline in found.Items)
            views.Add(await ViewAsync(pipeline, ct));
        return new(views, found.Next, found.Total);
    }

    /// <summary>Triggers that fired and wait for their condition.</summary>
    public async Task<IReadOnlyList<TriggerView>> WaitingTriggersAsync(CancellationToken ct) =>
        [.. (await _triggers.WaitingAsync(ct)).Select(trigger => trigger.View())];

    internal static PipelineDefinitionView View(PipelineVersion version) => new(
        version.Pipeline, version.Digest.ToString(), version.Version, version.Bundle.Definition, version.Bundle.Files,
        [.. version.Definition.Steps.Select(step => new StepDefinitionView(step.Name, step.Uses, step.Run, step.Needs))]);

    async Task<PipelineView> ViewAsync(Pipeline pipeline, CancellationToken ct)
    {
        var latest = (await _pipelines.FindVersionAsync(pipeline.Name, pipeline.Versions, ct))!;
        return new(
            pipeline.Name, pipeline.Description, latest.Digest.ToString(), latest.Version, latest.CreatedBy, latest.CreatedAt, pipeline.Executions,
            await _executions.FindLastAsync(pipeline.Name, ct),
            [.. (await _triggers.OfPipelineAsync(pipeline.Name, ct)).Select(trigger => trigger.View())]);
    }
}

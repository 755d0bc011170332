using Slipway.Contracts.Pipelines;

namespace Slipway.Client;

/// <summary>Definitions, executions and triggers.</summary>
public sealed class PipelinesClient
{
    static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(200);

    readonly Api _api;

    internal PipelinesClient(Api api) => _api = api;

    public IAsyncEnumerable<PipelineView> ListAsync(string? search, CancellationToken ct) =>
        _api.ListAsync<PipelineView>(Api.Query("/pipelines", ("search", search)), ct);

    public Task<PipelineDefinitionView> GetAsync(string name, CancellationToken ct) =>
        _api.GetAsync<PipelineDefinitionView>($"/pipelines/{Api.Escape(name)}", ct);

    public Task<PipelineDefinitionView> PutAsync(string name, PutPipelineRequest request, CancellationToken ct) =>
        _api.PutAsync<PipelineDefinitionView>($"/pipelines/{Api.Escape(name)}", request, ct);

    public Task<ExecutionView> StartAsync(string name, StartExecutionRequest request, CancellationToken ct) =>
        _api.PostAsync<ExecutionView>($"/pipelines/{Api.Escape(name)}/executions", request, ct);

    public IAsyncEnumerable<ExecutionSummaryView> ExecutionsAsync(string? pipeline, string? status, CancellationToken ct) =>
        _api.ListAsync<ExecutionSummaryView>(Api.Query("/executions", ("pipeline", pipeline), ("status", status)), ct);

    public Task<ExecutionView> ExecutionAsync(string id, CancellationToken ct) => _api.GetAsync<ExecutionView>($"/executions/{Api.Escape(id)}", ct);

    public Task<ExecutionView> CancelAsync(string id, CancellationToken ct) => _api.PostAsync<ExecutionView>($"/executions/{Api.Escape(id)}/cancel", null, ct);

    /// <param name="after">The number of the last line already seen; 0 for all.</param>
    public Task<StepLogView> LogAsync(string execution, string step, long after, CancellationToken ct) =>
        _api.GetAsync<StepLogView>(Api.Query($"/executions/{Api.Escape(execution)}/steps/{Api.Escape(step)}/log", ("after", after)), ct);

    public IAsyncEnumerable<TriggerView> TriggersAsync(string? pipeline, CancellationToken ct) =>
        _api.ListAsync<TriggerView>(Api.Query("/triggers", ("pipeline", pipeline)), ct);

    public Task<TriggerView> EnableAsync(string trigger, bool enabled, CancellationToken ct) =>
        _api.PostAsync<TriggerView>($"/triggers/{Api.Escape(trigger)}/{(enabled ? "enable" : "disable")}", null, ct);

    /// <summary>Reports every state of an execution until it has ended, and returns the last.</summary>
    public async Task<ExecutionView> WatchAsync(string id, Action<ExecutionView> report, CancellationToken ct)
    {
        while (true)
        {
            var execution = await ExecutionAsync(id, ct);
            report(execution);
            if (execution.Status is not (ExecutionStatus.Queued or ExecutionStatus.Running))
                return execution;
            await Task.Delay(WatchInterval, ct);
        }
    }
}

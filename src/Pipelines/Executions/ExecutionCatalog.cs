using Slipway.Contracts.Pipelines;
using Slipway.Kernel;

namespace Slipway.Pipelines.Executions;

/// <summary>Executions as they are shown: for later modules and the API.</summary>
public sealed class ExecutionCatalog
{
    readonly ExecutionStore _executions;

    internal ExecutionCatalog(ExecutionStore executions) => _executions = executions;

    /// <param name="id">e.g. <c>exe_0199…</c>; null is answered for anything that names no execution.</param>
    public async Task<ExecutionView?> FindAsync(string id, CancellationToken ct)
    {
        if (!Id<Execution>.TryParse(id, out var parsed) || await _executions.FindAsync(parsed, ct) is not { } execution)
            return null;
        var progress = await _executions.ProgressAsync(parsed, ct);
        return new(
            id, execution.Pipeline, execution.Code.ToString(), execution.Number, execution.Status, execution.Cause, execution.Inputs,
            execution.CreatedAt, execution.StartedAt, execution.EndedAt,
            [.. execution.Steps.Select(step => View(step, progress.GetValueOrDefault(step.Name)))]);
    }

    static StepView View(StepState step, (double? Fraction, string? Message) progress) => new(
        step.Name, step.Uses, step.Needs, step.Status, step.Attempt, step.StartedAt, step.EndedAt,
        step.IsDone ? 1 : progress.Fraction, progress.Message, step.Outputs,
        step.Status is StepStatus.Failed ? step.Error : null, step.CacheKey);
}

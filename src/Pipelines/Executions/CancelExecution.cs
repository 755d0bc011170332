using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

/// <summary>Stops an execution: nothing begins any more, and what runs is told to end.</summary>
sealed class CancelExecution(Db db, ExecutionStore executions, ChangeExecution change, StepSignals signals, TimeProvider clock)
{
    public async Task ExecuteAsync(Id<Execution> id, Actor actor, CancellationToken ct)
    {
        var found = await executions.FindAsync(id, ct) ?? throw Refusal.NotFound(id);
        var version = await change.VersionAsync(found, ct);
        await db.WriteAsync(tx => change.ExecuteAsync(tx, id, version, execution => execution.HasEnded
            ? throw Refusal.Conflict("execution.ended", $"{id} has already ended as {execution.Status}.")
            : execution.Cancel(clock.GetUtcNow()), actor.Name, ct), ct);
        signals.Cancel(id.ToString());
    }
}

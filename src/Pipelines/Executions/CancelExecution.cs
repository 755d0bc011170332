using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

/// <summary>Stops an execution: nothing begins any more, and what runs is told to end. Needs nothing of its pipeline, which may be unreadable.</summary>
sealed class CancelExecution(Db db, ChangeExecution change, StepSignals signals, TimeProvider clock)
{
    public async Task ExecuteAsync(Id<Execution> id, Actor actor, CancellationToken ct)
    {
        _ = await db.WriteAsync(tx => change.ExecuteAsync(tx, id, version: null, execution => execution.HasEnded
            ? throw Refusal.Conflict("execution.ended", $"{id} has already ended as {execution.Status}.")
            : execution.Cancel(clock.GetUtcNow()), actor.Name, ct), ct) ?? throw Refusal.NotFound(id);
        signals.Cancel(id.ToString());
    }
}

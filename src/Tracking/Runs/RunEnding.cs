using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Tracking.Runs;

/// <summary>Ends runs, each with its event.</summary>
sealed class RunEnding(Db db, EventLog events, TimeProvider clock)
{
    public async Task EndAsync(string id, RunStatus status, Actor actor, CancellationToken ct)
    {
        await db.WriteAsync(async tx =>
        {
            var run = await RunStore.FindAsync(tx, id, ct) ?? throw Run.NotFound(id);
            await SaveAsync(tx, run.End(status, clock.GetUtcNow()), actor, ct);
        }, ct);
        TrackingMeter.RunEnded(status);
    }

    /// <summary>Kills what is left of an execution or of one of its steps: whoever worked on it is gone.</summary>
    /// <returns>The ids of the killed runs.</returns>
    public Task<IReadOnlyList<string>> KillAsync(string execution, string? step, Actor actor, CancellationToken ct) =>
        db.WriteAsync(tx => KillAsync(tx, execution, step, actor, ct), ct);

    public async Task<IReadOnlyList<string>> KillAsync(Tx tx, string execution, string? step, Actor actor, CancellationToken ct)
    {
        var left = await RunStore.UnendedOfAsync(tx, execution, step, ct);
        foreach (var run in left)
            await SaveAsync(tx, run.End(RunStatus.Killed, clock.GetUtcNow()), actor, ct);
        return [.. left.Select(run => run.Id)];
    }

    async Task SaveAsync(Tx tx, Run run, Actor actor, CancellationToken ct)
    {
        await RunStore.SaveEndAsync(tx, run, ct);
        await events.AppendAsync(tx, new(
            "run.ended", actor.Name, $"run/{run.Id}", new { run = run.Id, run.Experiment, run.Name, status = run.Status, run.Execution, run.Step }), ct);
    }
}

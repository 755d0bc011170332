using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Registry;
using Slipway.Serving.Deployments;
using Slipway.Storage;

namespace Slipway.Serving.Rollouts;

/// <summary>Ends a rollout: the new version becomes the champion, or leaves.</summary>
sealed class EndRollout(
    Db db, EventLog events, DeploymentStore deployments, RolloutStore rollouts, ModelCatalog models, DeploymentRouter router, TimeProvider clock)
{
    /// <summary>Moves the alias first: a crash between the two leaves a rollout of what is already champion, which <see cref="RolloutFollower"/> ends.</summary>
    public async Task PromoteAsync(string name, Actor actor, CancellationToken ct)
    {
        var deployment = await deployments.FindAsync(name, ct) ?? throw Deployment.NotFound(name);
        var rollout = await rollouts.RunningAsync(name, ct) ?? throw NoneRunning(name);
        if (deployment.Alias is { } alias)
            await models.MoveAliasAsync(deployment.Model, alias, rollout.Version, actor, ct);
        await EndAsync(deployment, RolloutStatus.Promoted, actor, ct);
    }

    public async Task RollBackAsync(string name, Actor actor, CancellationToken ct)
    {
        var deployment = await deployments.FindAsync(name, ct) ?? throw Deployment.NotFound(name);
        if (!await EndAsync(deployment, RolloutStatus.RolledBack, actor, ct))
            throw NoneRunning(name);
    }

    /// <returns>False when no rollout was running.</returns>
    public async Task<bool> EndAsync(Deployment deployment, RolloutStatus status, Actor actor, CancellationToken ct)
    {
        var ended = await db.WriteAsync(async tx =>
        {
            var held = await DeploymentStore.HoldAsync(tx, deployment.Name, ct);
            var rollout = await RolloutStore.EndAsync(tx, deployment.Name, status, clock.GetUtcNow(), ct);
            if (rollout is null)
                return false;
            if (status is RolloutStatus.Promoted && held is { Version: not null })
                await DeploymentStore.SaveAsync(tx, held with { Version = rollout.Version }, ct);
            await events.AppendAsync(tx, new(status is RolloutStatus.Promoted ? "rollout.promoted" : "rollout.rolled_back", actor.Name, deployment.Subject,
                new { deployment = deployment.Name, deployment.Model, rollout = rollout.Id.ToString(), rollout.Version, rollout.Strategy }), ct);
            return true;
        }, ct);
        await router.RefreshAsync(deployment.Name, ct);
        return ended;
    }

    static RefusalException NoneRunning(string name) => Refusal.Conflict("rollout.none_running", $"'{name}' has no rollout running.");
}

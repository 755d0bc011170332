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
    /// <summary>Moves the alias and ends the rollout in one transaction; the deployment's row is held after the model's.</summary>
    public async Task PromoteAsync(string name, Actor actor, CancellationToken ct)
    {
        var deployment = await deployments.FindAsync(name, ct) ?? throw Deployment.NotFound(name);
        var rollout = await rollouts.RunningAsync(name, ct) ?? throw NoneRunning(name);
        if (deployment.Alias is { } alias)
            await models.MoveAliasAsync(deployment.Model, alias, rollout.Version, actor, PromotedAsync, ct);
        else
            await db.WriteAsync(PromotedAsync, ct);
        await router.RefreshAsync(name, ct);

        async Task PromotedAsync(Tx tx)
        {
            if ((await EndAsync(tx, deployment, RolloutStatus.Promoted, actor, ct))?.Id != rollout.Id)
                throw NoneRunning(name);
        }
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
        var ended = await db.WriteAsync(tx => EndAsync(tx, deployment, status, actor, ct), ct);
        await router.RefreshAsync(deployment.Name, ct);
        return ended is not null;
    }

    async Task<Rollout?> EndAsync(Tx tx, Deployment deployment, RolloutStatus status, Actor actor, CancellationToken ct)
    {
        var held = await DeploymentStore.HoldAsync(tx, deployment.Name, ct);
        if (await RolloutStore.EndAsync(tx, deployment.Name, status, clock.GetUtcNow(), ct) is not { } rollout)
            return null;
        if (status is RolloutStatus.Promoted && held is { Version: not null })
            await DeploymentStore.SaveAsync(tx, held with { Version = rollout.Version }, ct);
        await events.AppendAsync(tx, new(status is RolloutStatus.Promoted ? "rollout.promoted" : "rollout.rolled_back", actor.Name, deployment.Subject,
            new { deployment = deployment.Name, deployment.Model, rollout = rollout.Id.ToString(), rollout.Version, rollout.Strategy }), ct);
        return rollout;
    }

    static RefusalException NoneRunning(string name) => Refusal.Conflict("rollout.none_running", $"'{name}' has no rollout running.");
}

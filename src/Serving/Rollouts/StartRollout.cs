using Slipway.Contracts.Registry;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Registry;
using Slipway.Serving.Deployments;
using Slipway.Storage;

namespace Slipway.Serving.Rollouts;

/// <summary>Begins to send a part of a deployment's traffic, or copies of it, to another approved version.</summary>
sealed class StartRollout(Db db, EventLog events, DeploymentStore deployments, ModelCatalog models, DeploymentRouter router, TimeProvider clock)
{
    public async Task ExecuteAsync(string name, StartRolloutRequest request, Actor actor, CancellationToken ct)
    {
        var (strategy, weight) = Rollout.Checked(request.Strategy, request.Weight);
        var deployment = await deployments.FindAsync(name, ct) is { IsStopped: false } live ? live : throw Deployment.NotFound(name);
        await CheckVersionAsync(deployment, request.Version, ct);
        var rollout = new Rollout(Id<Rollout>.New(clock), name, request.Version, strategy, weight, RolloutStatus.Running, actor.Name, clock.GetUtcNow(), EndedAt: null);
        await db.WriteAsync(async tx =>
        {
            if (await DeploymentStore.HoldAsync(tx, name, ct) is not { IsStopped: false })
                throw Deployment.NotFound(name);
            if (await RolloutStore.RunningAsync(tx, name, ct) is { } running)
                throw Refusal.Conflict("rollout.running", $"'{name}' is already rolling out version {running.Version}; promote it or roll it back first.");
            await RolloutStore.AddAsync(tx, rollout, ct);
            await events.AppendAsync(tx, new("rollout.started", actor.Name, deployment.Subject,
                new { deployment = name, deployment.Model, rollout = rollout.Id.ToString(), rollout.Version, rollout.Strategy, rollout.Weight }), ct);
        }, ct);
        await router.RefreshAsync(name, ct);
    }

    async Task CheckVersionAsync(Deployment deployment, int number, CancellationToken ct)
    {
        var version = await models.FindVersionAsync(deployment.Model, number, ct)
            ?? throw Refusal.NotFound("deployment.unknown_version", $"The model {deployment.Model} has no version {number}.");
        if (version.Status is not VersionStatus.Approved)
            throw Refusal.Conflict("deployment.not_approved", $"{deployment.Model}/{number} is {version.Status}; only an Approved version may be rolled out.");
        var champion = deployment.Version ?? (await models.FindByAliasAsync(deployment.Model, deployment.Alias!, ct))?.Version;
        if (champion == number)
            throw Refusal.Conflict("rollout.same_version", $"'{deployment.Name}' already serves version {number} to everybody.");
    }
}

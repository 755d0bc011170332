using Slipway.Contracts.Registry;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Registry;
using Slipway.Serving.Models;
using Slipway.Serving.Rollouts;
using Slipway.Storage;

namespace Slipway.Serving.Deployments;

/// <summary>Puts a version behind a name, and returns when it answers there. The model is loaded before anything is written.</summary>
sealed class Deploy(
    Db db, EventLog events, ModelCatalog models, ModelShelf shelf, DeploymentRouter router, TimeProvider clock)
{
    public async Task ExecuteAsync(string name, DeployRequest request, Actor actor, CancellationToken ct)
    {
        Deployment.CheckedName(name);
        Deployment.CheckedEnvironment(request.Environment);
        if (request is { Version: not null, Alias: not null })
            throw Refusal.Invalid("deployment.version_or_alias", "Name a version or an alias, not both.");
        var version = await FindAsync(request, ct);
        if (version.Status is not VersionStatus.Approved)
            throw Refusal.Conflict("deployment.not_approved", $"{version.Model}/{version.Version} is {version.Status}; only an Approved version may be deployed.");
        var model = await LoadAsync(version, ct);
        try
        {
            await SaveAsync(name, request, version, actor, ct);
            await router.RefreshAsync(name, ct);
        }
        finally
        {
            model.LetGo();
        }
    }

    public async Task StopAsync(string name, Actor actor, CancellationToken ct)
    {
        await db.WriteAsync(async tx =>
        {
            var deployment = await DeploymentStore.HoldAsync(tx, name, ct) ?? throw Deployment.NotFound(name);
            if (deployment.IsStopped)
                return;
            await DeploymentStore.SaveAsync(tx, deployment with { IsStopped = true }, ct);
            await RolloutStore.EndAsync(tx, name, RolloutStatus.RolledBack, clock.GetUtcNow(), ct);
            await events.AppendAsync(tx, new("deployment.stopped", actor.Name, deployment.Subject, new { deployment = name, deployment.Model }), ct);
        }, ct);
        await router.RefreshAsync(name, ct);
    }

    async Task<ModelVersionView> FindAsync(DeployRequest request, CancellationToken ct)
    {
        if (request.Version is { } number)
        {
            return await models.FindVersionAsync(request.Model, number, ct)
                ?? throw Refusal.NotFound("deployment.unknown_version", $"The model {request.Model} has no version {number}.");
        }

        var alias = request.Alias ?? Deployment.DefaultAlias;
        return await models.FindByAliasAsync(request.Model, alias, ct) ?? throw Refusal.NotFound("deployment.unknown_alias",
            $"The model {request.Model} has no alias {alias}; point it at an approved version first, or deploy a version by its number.");
    }

    async Task<LoadedModel> LoadAsync(ModelVersionView version, CancellationToken ct)
    {
        try
        {
            return await shelf.HoldAsync(Digest.Parse(version.Digest), ct);
        }
        catch (Exception error) when (error is ModelUnusableException or CorruptBlobException)
        {
            throw Refusal.Invalid("deployment.model_unusable", $"{version.Model}/{version.Version} can not be served: {error.Message}");
        }
    }

    Task SaveAsync(string name, DeployRequest request, ModelVersionView version, Actor actor, CancellationToken ct) => db.WriteAsync(async tx =>
    {
        var before = await DeploymentStore.HoldAsync(tx, name, ct);
        var alias = request.Version is null ? request.Alias ?? Deployment.DefaultAlias : null;
        var deployment = new Deployment(name, request.Environment, request.Model, request.Version, alias, IsStopped: false,
            before?.CreatedBy ?? actor.Name, before?.CreatedAt ?? clock.GetUtcNow());
        if (deployment == before)
            return;
        await DeploymentStore.SaveAsync(tx, deployment, ct);
        if (before is not null && before.Model != deployment.Model)
            await RolloutStore.EndAsync(tx, name, RolloutStatus.RolledBack, clock.GetUtcNow(), ct);
        await events.AppendAsync(tx, new(before is null ? "deployment.created" : "deployment.changed", actor.Name, deployment.Subject,
            new { deployment = name, deployment.Model, version = version.Version, version.Digest, deployment.Alias, deployment.Environment }), ct);
    }, ct);
}

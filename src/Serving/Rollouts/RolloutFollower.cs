using Microsoft.Extensions.Logging;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Registry;
using Slipway.Serving.Deployments;
using Slipway.Storage;

namespace Slipway.Serving.Rollouts;

/// <summary>
/// Starts the rollout that a version was registered with once it is approved, and ends one whose version became
/// champion by another way, such as a person moving the alias.
/// </summary>
sealed partial class RolloutFollower(
    DeploymentStore deployments, RolloutStore rollouts, ModelCatalog models, StartRollout start, EndRollout end, ILogger<RolloutFollower> log) : IEventReader
{
    static readonly Actor Self = Actor.System("rollout");

    public string Name => "serving.rollouts";

    public Task HandleAsync(StoredEvent e, CancellationToken ct) => e.Type switch
    {
        "model.version.approved" => StartAsync(Json.Read<Approved>(e.Data), ct),
        "model.alias.moved" => EndAsync(Json.Read<Moved>(e.Data), e.Actor, ct),
        _ => Task.CompletedTask,
    };

    async Task StartAsync(Approved approved, CancellationToken ct)
    {
        if (approved.Rollout is not { } plan || await deployments.FindAsync(plan.Deployment, ct) is not { IsStopped: false } deployment || deployment.Model != approved.Model)
            return;
        try
        {
            await start.ExecuteAsync(plan.Deployment, new(approved.Version, plan.Strategy, plan.Weight), Self, ct);
        }
        catch (RefusalException refusal)
        {
            NotStarted(approved.Model, approved.Version, plan.Deployment, refusal.Message);
        }
    }

    async Task EndAsync(Moved moved, string by, CancellationToken ct)
    {
        foreach (var deployment in await deployments.OfModelAsync(moved.Model, ct))
        {
            // Where the alias points now decides: the event may be old, or read again.
            if (deployment.Alias == moved.Alias && await rollouts.RunningAsync(deployment.Name, ct) is { } running &&
                (await models.FindByAliasAsync(moved.Model, moved.Alias, ct))?.Version == running.Version)
                await end.EndAsync(deployment, RolloutStatus.Promoted, Self with { Name = by }, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Model}/{Version} was approved but not rolled out to {Deployment}: {Reason}")]
    partial void NotStarted(string model, int version, string deployment, string reason);

    sealed record Approved(string Model, int Version, RolloutPlan? Rollout = null);

    sealed record Moved(string Model, string Alias);
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Slipway.Contracts.Registry;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Registry;
using Slipway.Serving.Models;
using Slipway.Serving.Rollouts;
using Slipway.Serving.Routing;
using Slipway.Serving.Traffic;
using Slipway.Storage;

namespace Slipway.Serving.Deployments;

/// <summary>
/// Makes a deployment's routes what the database says: loads what came, then swaps. Requests go on by the old routes
/// until the new ones stand. Refreshing what is up to date changes nothing.
/// </summary>
sealed partial class DeploymentRouter(
    DeploymentStore deployments, RolloutStore rollouts, ModelCatalog models, ModelShelf shelf, RouteTable routes, TrafficRecorder traffic,
    DeploymentHealth health, TimeProvider clock, ILogger<DeploymentRouter> log)
{
    readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new();

    public async Task RefreshAsync(string name, CancellationToken ct)
    {
        var gate = _gates.GetOrAdd(name, _ => new(1));
        await gate.WaitAsync(ct);
        try
        {
            if (await deployments.FindAsync(name, ct) is { IsStopped: false } deployment)
                await BuildAsync(deployment, ct);
            else
            {
                traffic.Retire(routes.Remove(name));
                health.Forget(name);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task RefreshModelAsync(string model, CancellationToken ct)
    {
        foreach (var deployment in await deployments.OfModelAsync(model, ct))
            await RefreshAsync(deployment.Name, ct);
    }

    async Task BuildAsync(Deployment deployment, CancellationToken ct)
    {
        var before = routes.Find(deployment.Name);
        Route? unused = null;
        try
        {
            var version = await ChampionAsync(deployment, ct);
            var rollout = await rollouts.RunningAsync(deployment.Name, ct);
            var champion = unused = await RouteAsync(deployment, version, RouteRole.Champion, before, ct);
            var (second, problem) = rollout is null || rollout.Version == version.Version
                ? (null, null)
                : await SecondAsync(deployment, rollout, before, ct);
            var isCanary = second?.Source.Route is RouteRole.Canary;
            var set = new RouteSet(deployment.Name, champion, isCanary ? second : null, (rollout?.Weight ?? 0) * 100, isCanary ? null : second,
                salt: rollout is null ? 0 : StickyHash.Of(rollout.Id.Value.ToByteArray(), 0));
            unused = null;
            traffic.Retire(routes.Put(set));
            health.Set(deployment.Name, DeploymentStatus.Live, problem);
        }
        catch (Exception error) when (SaysOfModel(error))
        {
            Unroutable(deployment.Name, error);
            var problem = error is IOException ? "The model's file cannot be read." : error.Message;
            health.Set(deployment.Name, before is null ? DeploymentStatus.Failed : DeploymentStatus.Live, problem);
        }
        finally
        {
            if (unused is not null && before?.All.Contains(unused) is not true)
                unused.Model.LetGo();
        }
    }

    async Task<ModelVersionView> ChampionAsync(Deployment deployment, CancellationToken ct) => deployment.Version is { } pinned
        ? await models.FindVersionAsync(deployment.Model, pinned, ct) ?? throw new ModelUnusableException($"{deployment.Model}/{pinned} is no longer registered.")
        : await models.FindByAliasAsync(deployment.Model, deployment.Alias!, ct) ?? throw new ModelUnusableException($"The alias {deployment.Alias} of {deployment.Model} names no version.");

    async Task<(Route? Route, string? Problem)> SecondAsync(Deployment deployment, Rollout rollout, RouteSet? before, CancellationToken ct)
    {
        var role = rollout.Strategy == Rollout.Canary ? RouteRole.Canary : RouteRole.Shadow;
        try
        {
            var version = await models.FindVersionAsync(deployment.Model, rollout.Version, ct)
                ?? throw new ModelUnusableException($"{deployment.Model}/{rollout.Version} is no longer registered.");
            return (await RouteAsync(deployment, version, role, before, ct), null);
        }
        catch (Exception error) when (SaysOfModel(error))
        {
            Unroutable(deployment.Name, error);
            return (null, $"The {rollout.Strategy} {rollout.Version} gets no traffic: {error.Message}");
        }
    }

    async Task<Route> RouteAsync(Deployment deployment, ModelVersionView version, RouteRole role, RouteSet? before, CancellationToken ct)
    {
        var digest = Digest.Parse(version.Digest);
        var kept = before?.All.FirstOrDefault(route => route.Source.Model == version.Model && route.Source.Version == version.Version && route.Source.Route == role && route.Source.Digest == digest);
        if (kept is not null)
            return kept;
        var model = await shelf.HoldAsync(digest, ct);
        return new(new(deployment.Name, version.Model, version.Version, digest, role, model.Runtime.Signature), model, new RouteTraffic(clock));
    }

    /// <summary>An outage says nothing about a model: it goes on to who asked, and <see cref="DeploymentLoader"/> tries again.</summary>
    static bool SaysOfModel(Exception error) =>
        error is ModelUnusableException or CorruptBlobException or IOException or RefusalException { Kind: not RefusalKind.Unavailable };

    [LoggerMessage(LogLevel.Error, "Deployment {Deployment} has a version that cannot serve")]
    partial void Unroutable(string deployment, Exception error);
}

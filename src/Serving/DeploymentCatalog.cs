using Slipway.Contracts;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Serving.Deployments;
using Slipway.Serving.Rollouts;
using Slipway.Serving.Routing;
using Slipway.Serving.Traffic;

namespace Slipway.Serving;

/// <summary>What other modules read of deployments.</summary>
public sealed class DeploymentCatalog
{
    readonly DeploymentStore _deployments;
    readonly RolloutStore _rollouts;
    readonly DeploymentHealth _health;
    readonly RouteTable _routes;
    readonly TrafficStore _traffic;

    internal DeploymentCatalog(DeploymentStore deployments, RolloutStore rollouts, DeploymentHealth health, RouteTable routes, TrafficStore traffic) =>
        (_deployments, _rollouts, _health, _routes, _traffic) = (deployments, rollouts, health, routes, traffic);

    public async Task<DeploymentView?> FindAsync(string name, CancellationToken ct) =>
        await _deployments.FindAsync(name, ct) is { } deployment ? await ViewAsync(deployment, ct) : null;

    public async Task<Page<DeploymentView>> ListAsync(PageRequest page, string? search, CancellationToken ct)
    {
        var found = await _deployments.ListAsync(page, search, ct);
        var views = new List<DeploymentView>();
        foreach (var deployment in found.Items)
            views.Add(await ViewAsync(deployment, ct));
        return new(views, found.Next, found.Total);
    }

    /// <summary>Everything that is not stopped, with its routes on this server.</summary>
    public async Task<IReadOnlyList<DeploymentView>> LiveAsync(CancellationToken ct)
    {
        var views = new List<DeploymentView>();
        foreach (var deployment in await _deployments.LiveAsync(ct))
            views.Add(await ViewAsync(deployment, ct));
        return views;
    }

    /// <summary>Traffic minute by minute and version by version, oldest first; the running minute is not in it yet.</summary>
    public Task<IReadOnlyList<TrafficPointView>> TrafficAsync(string name, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        _traffic.HistoryAsync(name, from, to, ct);

    async Task<DeploymentView> ViewAsync(Deployment deployment, CancellationToken ct)
    {
        var set = _routes.Find(deployment.Name);
        var (status, problem) = _health.Of(deployment);
        var rollout = await _rollouts.LatestAsync(deployment.Name, ct);
        return new(deployment.Name, deployment.Environment, deployment.Model, deployment.Alias, status, problem,
            set is null ? [] : [.. set.All.Select(route => View(route, set))], rollout?.View(),
            RouteTraffic.View(set is null ? [] : [.. set.All.Where(route => route.Source.Route is not RouteRole.Shadow).Select(route => route.Traffic)]),
            deployment.CreatedBy, deployment.CreatedAt);
    }

    static RouteView View(Route route, RouteSet set) => new(
        route.Source.Version, route.DigestName, route.Source.Route,
        route.Source.Route switch
        {
            RouteRole.Champion => 100 - set.CanaryWeight,
            RouteRole.Canary => set.CanaryWeight,
            _ => 0,
        },
        route.Traffic.View());
}

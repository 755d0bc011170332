using System.Collections.Concurrent;
using Slipway.Contracts.Serving;

namespace Slipway.Serving.Deployments;

/// <summary>How each deployment fares on this server.</summary>
sealed class DeploymentHealth
{
    readonly ConcurrentDictionary<string, (DeploymentStatus Status, string? Problem)> _known = new();

    public (DeploymentStatus Status, string? Problem) Of(Deployment deployment) =>
        deployment.IsStopped ? (DeploymentStatus.Stopped, null) : _known.GetValueOrDefault(deployment.Name, (DeploymentStatus.Starting, null));

    public void Set(string deployment, DeploymentStatus status, string? problem) => _known[deployment] = (status, problem);

    public void Forget(string deployment) => _known.TryRemove(deployment, out _);
}

using Slipway.Contracts.Serving;

namespace Slipway.Client;

/// <summary>What serves which version to whom.</summary>
public sealed class DeploymentsClient
{
    readonly Api _api;

    internal DeploymentsClient(Api api) => _api = api;

    public IAsyncEnumerable<DeploymentView> ListAsync(string? search, CancellationToken ct) =>
        _api.ListAsync<DeploymentView>(Api.Query("/deployments", ("search", search)), ct);

    public Task<DeploymentView> GetAsync(string name, CancellationToken ct) => _api.GetAsync<DeploymentView>($"/deployments/{Api.Escape(name)}", ct);

    /// <summary>Creates or changes a deployment, and returns when it answers.</summary>
    public Task<DeploymentView> DeployAsync(string name, DeployRequest request, CancellationToken ct) =>
        _api.PutAsync<DeploymentView>($"/deployments/{Api.Escape(name)}", request, ct);

    public Task DeleteAsync(string name, CancellationToken ct) => _api.DeleteAsync($"/deployments/{Api.Escape(name)}", ct);

    public Task<DeploymentView> StartRolloutAsync(string name, StartRolloutRequest request, CancellationToken ct) =>
        _api.PostAsync<DeploymentView>($"/deployments/{Api.Escape(name)}/rollout", request, ct);

    public Task<DeploymentView> PromoteAsync(string name, CancellationToken ct) =>
        _api.PostAsync<DeploymentView>($"/deployments/{Api.Escape(name)}/rollout/promote", null, ct);

    public Task<DeploymentView> RollbackAsync(string name, CancellationToken ct) =>
        _api.PostAsync<DeploymentView>($"/deployments/{Api.Escape(name)}/rollout/rollback", null, ct);

    public Task<TrafficHistoryView> TrafficAsync(string name, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct) =>
        _api.GetAsync<TrafficHistoryView>(Api.Query($"/deployments/{Api.Escape(name)}/traffic", ("from", from), ("to", to)), ct);
}

using Slipway.Contracts.Registry;

namespace Slipway.Client;

/// <summary>Registered models, their versions, approvals and aliases.</summary>
public sealed class ModelsClient
{
    readonly Api _api;

    internal ModelsClient(Api api) => _api = api;

    public IAsyncEnumerable<ModelView> ListAsync(string? search, CancellationToken ct) => _api.ListAsync<ModelView>(Api.Query("/models", ("search", search)), ct);

    public Task<ModelView> GetAsync(string name, CancellationToken ct) => _api.GetAsync<ModelView>($"/models/{Api.Escape(name)}", ct);

    public IAsyncEnumerable<ModelVersionView> VersionsAsync(string name, CancellationToken ct) =>
        _api.ListAsync<ModelVersionView>($"/models/{Api.Escape(name)}/versions", ct);

    public Task<ModelVersionView> VersionAsync(string name, int version, CancellationToken ct) =>
        _api.GetAsync<ModelVersionView>($"/models/{Api.Escape(name)}/versions/{version}", ct);

    public Task<ModelVersionView> RegisterAsync(string name, RegisterVersionRequest request, CancellationToken ct) =>
        _api.PostAsync<ModelVersionView>($"/models/{Api.Escape(name)}/versions", request, ct);

    public Task<ModelVersionView> DecideAsync(string name, int version, DecideRequest request, CancellationToken ct) =>
        _api.PostAsync<ModelVersionView>($"/models/{Api.Escape(name)}/versions/{version}/decision", request, ct);

    public Task<AliasChangeView> SetAliasAsync(string name, string alias, int version, CancellationToken ct) =>
        _api.PutAsync<AliasChangeView>($"/models/{Api.Escape(name)}/aliases/{Api.Escape(alias)}", new SetAliasRequest(version), ct);

    public Task DeleteAliasAsync(string name, string alias, CancellationToken ct) =>
        _api.DeleteAsync($"/models/{Api.Escape(name)}/aliases/{Api.Escape(alias)}", ct);

    public IAsyncEnumerable<AliasChangeView> AliasHistoryAsync(string name, string alias, CancellationToken ct) =>
        _api.ListAsync<AliasChangeView>($"/models/{Api.Escape(name)}/aliases/{Api.Escape(alias)}/history", ct);
}

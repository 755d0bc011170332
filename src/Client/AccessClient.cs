using Slipway.Contracts.Access;

namespace Slipway.Client;

/// <summary>People and their tokens.</summary>
public sealed class AccessClient
{
    readonly Api _api;

    internal AccessClient(Api api) => _api = api;

    public Task<WhoAmIView> WhoAmIAsync(CancellationToken ct) => _api.GetAsync<WhoAmIView>("/me", ct);

    public IAsyncEnumerable<UserView> UsersAsync(CancellationToken ct) => _api.ListAsync<UserView>("/users", ct);

    public Task<UserView> CreateUserAsync(CreateUserRequest request, CancellationToken ct) => _api.PostAsync<UserView>("/users", request, ct);

    public Task<UserView> ChangeUserAsync(string name, ChangeUserRequest request, CancellationToken ct) =>
        _api.PatchAsync<UserView>($"/users/{Api.Escape(name)}", request, ct);

    public IAsyncEnumerable<TokenView> TokensAsync(CancellationToken ct) => _api.ListAsync<TokenView>("/tokens", ct);

    public Task<CreatedTokenView> CreateTokenAsync(CreateTokenRequest request, CancellationToken ct) =>
        _api.PostAsync<CreatedTokenView>("/tokens", request, ct);

    public Task RevokeTokenAsync(string id, CancellationToken ct) => _api.DeleteAsync($"/tokens/{Api.Escape(id)}", ct);
}

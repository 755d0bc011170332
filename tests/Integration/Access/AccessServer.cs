using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Slipway.Contracts.Access;
using Slipway.Host;

namespace Slipway.Integration.Access;

/// <summary>The whole server with settings of the test's choice.</summary>
public sealed class AccessServer : IAsyncDisposable
{
    readonly WebApplication _app;

    AccessServer(WebApplication app, string home)
    {
        _app = app;
        Home = home;
        Http = Client();
    }

    /// <summary>Sends no credentials.</summary>
    public HttpClient Http { get; }

    public string Home { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<AccessServer> StartAsync(params (string Name, string Value)[] settings)
    {
        var home = Directory.CreateTempSubdirectory("slipway-access-").FullName;
        var configuration = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value);
        return new(await ServerApp.StartAsync(new(0, home, Configuration: configuration), CancellationToken.None), home);
    }

    public HttpClient Client(string? token = null)
    {
        var http = new HttpClient { BaseAddress = new(_app.Urls.First()) };
        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>A user with these roles and a token of theirs, made by <paramref name="admin"/>.</summary>
    public async Task<CreatedTokenView> UserAsync(string name, string role, CancellationToken ct, string[]? scopes = null, HttpClient? admin = null)
    {
        var user = await (admin ?? Http).PostAsJsonAsync("/api/v1/users", new CreateUserRequest(name, [role]), ct);
        user.EnsureSuccessStatusCode();
        var token = await (admin ?? Http).PostAsJsonAsync("/api/v1/tokens", new CreateTokenRequest("test", scopes, User: name), ct);
        token.EnsureSuccessStatusCode();
        return (await token.Content.ReadFromJsonAsync<CreatedTokenView>(Slipway.Storage.Json.Options, ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }
}

using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Slipway.Contracts.Serving;
using Slipway.Host;
using Slipway.Storage;

namespace Slipway.Integration.Serving;

/// <summary>The whole server with versions 1 (rising with the hour) and 2 (falling) of a model approved, and an alias on the first.</summary>
public sealed class ServingServer : IAsyncDisposable
{
    readonly bool _ownsHome;

    ServingServer(WebApplication app, string home, bool ownsHome)
    {
        (App, Home, _ownsHome) = (app, home, ownsHome);
        Http = new() { BaseAddress = new(app.Urls.First()) };
    }

    public WebApplication App { get; }
    public string Home { get; }
    public HttpClient Http { get; }
    public IServiceProvider Services => App.Services;

    public static async Task<ServingServer> StartAsync(CancellationToken ct, params (string Name, string Value)[] settings)
    {
        var server = await OpenAsync(Directory.CreateTempSubdirectory("slipway-serving-").FullName, ownsHome: true, settings);
        await SomeModel.ApproveAsync(server.Services, 0.1f, ct);
        await SomeModel.ApproveAsync(server.Services, -0.1f, ct);
        await server.SetAliasAsync(1, ct);
        return server;
    }

    /// <summary>A server on a home that is there already and stays.</summary>
    public static async Task<ServingServer> OpenAsync(string home, bool ownsHome, params (string Name, string Value)[] settings)
    {
        var configuration = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value);
        return new(await ServerApp.StartAsync(new(0, home, Configuration: configuration), CancellationToken.None), home, ownsHome);
    }

    public async Task SetAliasAsync(int version, CancellationToken ct) =>
        (await Http.PutAsJsonAsync($"/api/v1/models/{SomeModel.Name}/aliases/champion", new { version }, ct)).EnsureSuccessStatusCode();

    public async Task<DeploymentView> DeployAsync(CancellationToken ct, int? version = null) =>
        await ReadAsync<DeploymentView>(await Http.PutAsJsonAsync($"/api/v1/deployments/{SomeModel.Name}", new DeployRequest(SomeModel.Name, version), Json.Options, ct), ct);

    public async Task<T> PostAsync<T>(string path, object? body, CancellationToken ct) => await ReadAsync<T>(await Http.PostAsJsonAsync(path, body, Json.Options, ct), ct);

    public async Task<T> GetAsync<T>(string path, CancellationToken ct) => await ReadAsync<T>(await Http.GetAsync(path, ct), ct);

    public static string Body(double hour, string origin = "ATL", string? id = null, string? parameters = null) => Body([hour], [origin], id, parameters);

    public static string Body(double[] hours, string[] origins, string? id = null, string? parameters = null) => JsonSerializer.Serialize(new
    {
        id,
        parameters = parameters is null ? null : (object)JsonDocument.Parse(parameters),
        inputs = new object[]
        {
            new { name = "origin", shape = new[] { origins.Length }, datatype = "BYTES", data = origins },
            new { name = "hour", shape = new[] { hours.Length, 1 }, datatype = "FP32", data = hours },
        },
    });

    public Task<HttpResponseMessage> InferAsync(string body, CancellationToken ct, string path = $"/v2/models/{SomeModel.Name}/infer") =>
        Http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), ct);

    public async Task<JsonElement> ScoreAsync(string body, CancellationToken ct)
    {
        var response = await InferAsync(body, ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(ct);
    }

    /// <summary>The sentence of a refusal, after its status was checked.</summary>
    public async Task<string> RefusedAsync(string body, int status, CancellationToken ct, string path = $"/v2/models/{SomeModel.Name}/infer")
    {
        var response = await InferAsync(body, ct, path);
        Assert.Equal(status, (int)response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("error").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        if (_ownsHome)
            Directory.Delete(Home, recursive: true);
    }

    static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct)
    {
        var text = await response.Content.ReadAsStringAsync(ct);
        Assert.True(response.IsSuccessStatusCode, text);
        return Json.Read<T>(text);
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Slipway.Host;

namespace Slipway.Integration;

/// <summary>The whole server on a free port with a home of its own: the real pipeline, no test host.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    readonly string _home = Directory.CreateTempSubdirectory("slipway-test-").FullName;

    WebApplication? _app;

    public HttpClient Http { get; } = new();

    public IServiceProvider Services => _app!.Services;

    public async ValueTask InitializeAsync()
    {
        _app = await ServerApp.StartAsync(new(0, _home), CancellationToken.None);
        Http.BaseAddress = new(_app.Urls.First());
    }

    public async Task<JsonElement> JsonAsync(string path, CancellationToken ct) =>
        await Http.GetFromJsonAsync<JsonElement>(path, ct);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }
}

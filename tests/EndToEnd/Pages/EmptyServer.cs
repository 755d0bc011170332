using Slipway.Cli.Demo;

namespace Slipway.EndToEnd.Pages;

/// <summary>A server on which nothing has happened yet, for the tests of a class.</summary>
public sealed class EmptyServer : IAsyncDisposable
{
    readonly TempHome _home = new();
    readonly Lazy<Task<LocalServer>> _server;

    public EmptyServer() =>
        _server = new(() => LocalServer.StartAsync(Checkout.Program, _home.Path, 0, _home.Log, CancellationToken.None));

    public async Task<Uri> UrlAsync() => (await _server.Value).Url;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
            await (await _server.Value).DisposeAsync();
        _home.Dispose();
    }
}

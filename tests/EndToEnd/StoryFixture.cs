using System.Text;
using Slipway.Cli.Demo;
using Slipway.Client;
using Slipway.EndToEnd;
using Spectre.Console;

[assembly: AssemblyFixture(typeof(StoryFixture))]

namespace Slipway.EndToEnd;

/// <summary>
/// The demo's whole story, told once for all tests on a server that stays up. It is told on first use, not at
/// start-up, so that a filtered run of other tests does not pay for it, and a test can skip where the data is missing.
/// </summary>
public sealed class StoryFixture : IAsyncDisposable
{
    readonly TempHome _home = new();
    readonly StringBuilder _told = new();
    readonly Lazy<Task<LocalServer>> _server;

    public StoryFixture() => _server = new(TellAsync);

    /// <summary>What a person would have read.</summary>
    public string Told => _told.ToString();

    public IReadOnlyList<ChapterTime> Times { get; private set; } = [];

    public Task<LocalServer> ServerAsync()
    {
        Checkout.NeedFlights();
        return _server.Value;
    }

    public async Task<SlipwayClient> ClientAsync() => new((await ServerAsync()).Url);

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
            await (await _server.Value).DisposeAsync();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }

    async Task<LocalServer> TellAsync()
    {
        var server = await LocalServer.StartAsync(Checkout.Program, _home.Path, 0, _home.Log, CancellationToken.None);
        using var client = new SlipwayClient(server.Url);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(new StringWriter(_told)), Ansi = AnsiSupport.No });
        console.Profile.Width = 160;
        Times = await Story.TellAsync(client, new(Checkout.Flights, Checkout.Example, Share: 0.1), new(console), CancellationToken.None);
        return server;
    }
}

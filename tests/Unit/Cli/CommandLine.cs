using System.Text.Json;
using Slipway.Cli;
using Slipway.Unit.Client;

namespace Slipway.Unit.Cli;

/// <summary>Runs a command line against a fake server and keeps what it wrote.</summary>
sealed class CommandLine
{
    readonly StringWriter _out = new();
    readonly StringWriter _error = new();

    public FakeServer Server { get; } = new();

    public Dictionary<string, string> Environment { get; } = [];

    public string In { get; init; } = "";

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>Standard output read as JSON; fails when it is not exactly one document.</summary>
    public JsonElement Document => JsonDocument.Parse(Out).RootElement;

    public Task<int> RunAsync(params string[] args)
    {
        CliHost host = new(
            _out, _error, new StringReader(In), Environment.GetValueOrDefault, Interactive: false,
            TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(2), "test", "test"),
            (server, token) => new(new HttpClient(Server, disposeHandler: false), server, token));
        return CliProgram.RunAsync(args, host, TestContext.Current.CancellationToken);
    }
}

using System.CommandLine;

namespace Slipway.Cli.Shell;

/// <summary>The options every command takes.</summary>
sealed class GlobalOptions
{
    public const string DefaultServer = "http://127.0.0.1:5000";

    public Option<string?> Server { get; } = new("--server")
    {
        Description = $"Where the server answers; default $SLIPWAY_SERVER or {DefaultServer}", HelpName = "URL", Recursive = true,
    };

    public Option<string?> Token { get; } = new("--token")
    {
        Description = "A personal token; default $SLIPWAY_TOKEN", HelpName = "TOKEN", Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON document on standard output, errors too", Recursive = true };

    public void AddTo(Command root)
    {
        root.Options.Add(Server);
        root.Options.Add(Token);
        root.Options.Add(Json);
    }
}

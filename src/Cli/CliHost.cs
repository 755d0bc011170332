using Slipway.Client;
using Spectre.Console;

namespace Slipway.Cli;

/// <summary>What a command line needs of the world around it; tests bring their own.</summary>
/// <param name="Environment">Looks an environment variable up.</param>
/// <param name="Interactive">A person watches standard error, so progress may be drawn there.</param>
/// <param name="Zone">The reader's time zone.</param>
/// <param name="Connect">Server and token to a client.</param>
public sealed record CliHost(
    TextWriter Out, TextWriter Error, TextReader In, Func<string, string?> Environment, bool Interactive, TimeZoneInfo Zone,
    Func<Uri, string?, SlipwayClient> Connect)
{
    public static CliHost OfThisProcess() => new(
        Console.Out, Console.Error, Console.In, System.Environment.GetEnvironmentVariable, !Console.IsErrorRedirected, TimeZoneInfo.Local,
        (server, token) => new(server, token));

    /// <summary>Draws progress, beside the answer rather than in it.</summary>
    public IAnsiConsole Progress() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Error),
        Interactive = Interactive ? InteractionSupport.Yes : InteractionSupport.No,
        Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No,
    });
}

using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Slipway.Client;
using Spectre.Console;

namespace Slipway.Cli.Demo;

/// <summary><c>slipway demo</c>: starts a server, tells the story, sums it up, and keeps serving until Ctrl-C.</summary>
public static class DemoCommand
{
    const int DefaultPort = 5000;
    const int PipedWidth = 150;

    /// <param name="json">The option that every command takes: one JSON document at the end and nothing else.</param>
    public static Command Create(Option<bool> json)
    {
        Option<bool> exit = new("--exit") { Description = "Stop after the story instead of serving on" };
        Option<string?> home = new("--home") { Description = "Folder of the demo's server; by default a fresh one under the user's cache" };
        Option<int> port = new("--port") { DefaultValueFactory = _ => DefaultPort, Description = "Port to serve on; the next free one if it is taken" };
        Option<string> example = new("--example") { DefaultValueFactory = _ => FindExample(), Description = "Folder of the flights example", Hidden = true };
        Command command = new("demo", "Take one real model once round its whole life on 3,000,000 US flights") { exit, home, port, example };
        command.SetAction((result, ct) => RunAsync(
            result.GetValue(exit), result.GetValue(home), result.GetValue(port), result.GetValue(example)!, result.GetValue(json), ct));
        return command;
    }

    static async Task<int> RunAsync(bool exit, string? home, int wanted, string example, bool json, CancellationToken ct)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(json ? TextWriter.Null : Console.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PipedWidth;
        var data = Path.Combine(example, "node_modules", "vega-datasets", "data", "flights-3m.parquet");
        if (!File.Exists(data))
        {
            await Console.Error.WriteLineAsync("The flights are not here yet; './slipway build' fetches them (npm package vega-datasets 3.2.1).");
            return 3;
        }

        home ??= FreshHome();
        Directory.CreateDirectory(home);
        var port = LocalServer.FreePort(wanted);
        if (port != wanted)
            console.MarkupLineInterpolated($"[yellow]Port {wanted} is taken; serving on {port}.[/]");

        var clock = Stopwatch.StartNew();
        await using var server = await LocalServer.StartAsync(Environment.ProcessPath!, home, port, Path.Combine(home, "server.log"), ct);
        console.MarkupLineInterpolated($"[bold]Slipway[/] serves on [teal]{server.Url}[/], ready after {clock.Elapsed.TotalSeconds:0.00} s; home {home}");
        using var client = new SlipwayClient(server.Url);
        clock.Restart();
        var times = await Story.TellAsync(client, new(data, example), new(console), ct);
        var summary = new DemoSummary(server.Url, home, clock.Elapsed.TotalSeconds, Memory.PeakBytes(server.ProcessId), times);
        summary.Write(console);
        if (json)
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(summary, JsonSerializerOptions.Web));
        if (!exit)
            await ServeOnAsync(server, console, ct);
        return 0;
    }

    static async Task ServeOnAsync(LocalServer server, IAnsiConsole console, CancellationToken ct)
    {
        console.MarkupLineInterpolated($"Serving on [teal]{server.Url}[/] until Ctrl-C.");
        try
        {
            await server.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: disposing the server lets it finish what is in flight.
        }
    }

    static string FreshHome() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "slipway", "demo", $"{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}");

    /// <summary>The example stands in the checkout that the program was built in.</summary>
    static string FindExample()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var example = Path.Combine(folder.FullName, "examples", "flights");
            if (File.Exists(Path.Combine(example, "pipeline.yaml")))
                return example;
        }

        return Path.Combine("examples", "flights");
    }
}

using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Slipway.Kernel;

namespace Slipway.Host;

/// <summary>The one command that Host runs itself: <c>slipway server</c>.</summary>
static class ServerCommand
{
    const int Success = 0;
    const int Refused = 1;
    const int Outage = 3;

    public static Task<int> RunAsync(string[] args)
    {
        Option<int> port = new("--port") { DefaultValueFactory = _ => ServerOptions.DefaultPort, Description = "TCP port; 0 takes a free one" };
        Option<string> home = new("--home") { DefaultValueFactory = _ => ServerOptions.DefaultHome, Description = "Folder of everything the server keeps" };
        Option<string> bind = new("--bind") { DefaultValueFactory = _ => "127.0.0.1", Description = "Address to listen on" };
        Option<bool> behindProxy = new("--behind-proxy") { Description = "A reverse proxy in front ends TLS" };
        Option<string[]> set = new("--set") { Description = "A setting, Section:Name=value; may be repeated" };
        Option<bool> untilInputCloses = new("--until-input-closes") { Hidden = true };
        RootCommand command = new("Run the Slipway server in the foreground. It is ready when GET /health/ready answers 200 and stops cleanly on TERM.")
        {
            port, home, bind, behindProxy, set, untilInputCloses,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(port) is < 0 or > 65535)
                result.AddError($"--port is {result.GetValue(port)}; accepted are 0 to 65535.");
            if (result.GetValue(home) is "")
                result.AddError("--home is empty; accepted is the path of a folder.");
            if (result.GetValue(bind) is { } address && !IPAddress.TryParse(address, out _))
                result.AddError($"--bind is '{address}'; accepted is an IP address such as 127.0.0.1, 0.0.0.0 or ::1.");
            foreach (var setting in result.GetValue(set) ?? [])
            {
                if (!setting.Contains('='))
                    result.AddError($"--set is '{setting}'; accepted is Section:Name=value.");
            }
        });
        command.SetAction((result, ct) => ServeAsync(
            new(
                result.GetValue(port), result.GetValue(home)!, result.GetValue(bind)!, result.GetValue(behindProxy),
                Settings(result.GetValue(set) ?? []),
                result.GetValue(untilInputCloses)),
            ct));
        var parsed = command.Parse(args);
        return parsed.Errors.Count > 0 ? UsageAsync(parsed) : parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
    }

    /// <summary>Of a setting given twice the last one counts, in either case of its name.</summary>
    static Dictionary<string, string?> Settings(IEnumerable<string> texts) => texts
        .Select(text => text.Split('=', 2)).GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(name => name.Key, string? (name) => name.Last()[1]);

    static async Task<int> UsageAsync(ParseResult parsed)
    {
        await parsed.InvokeAsync();
        return 2;
    }

    static async Task<int> ServeAsync(ServerOptions options, CancellationToken ct)
    {
        try
        {
            await using var app = await ServerApp.StartAsync(options, ct);
            Announcement.Write(app);
            using var input = options.UntilInputCloses ? ClosedInput.Stops(app.Lifetime) : null;
            await app.WaitForShutdownAsync(ct);
            return Success;
        }
        catch (RefusalException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return refusal.Kind is RefusalKind.Unavailable ? Outage : Refused;
        }
        catch (InvalidOperationException error) when (error.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Refused;
        }
        catch (IOException error) when (error.InnerException?.InnerException is SocketException or null && error.Message.Contains("address", StringComparison.OrdinalIgnoreCase))
        {
            await Console.Error.WriteLineAsync($"Port {options.Port} on {options.Bind} is in use by another program; choose another with --port, or --port 0 for any free one.");
            return Outage;
        }
    }
}

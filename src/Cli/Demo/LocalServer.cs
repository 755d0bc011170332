using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Slipway.Client;

namespace Slipway.Cli.Demo;

/// <summary>A Slipway server in a process of its own: the same program, started with <c>server</c>.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(40);

    readonly Process _process;
    readonly StreamWriter _log;
    readonly Task _pump;

    LocalServer(Process process, Uri url, StreamWriter log)
    {
        _process = process;
        _log = log;
        Url = url;
        _pump = Task.WhenAll(CopyAsync(process.StandardError), CopyAsync(process.StandardOutput));
    }

    public Uri Url { get; }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts the server and waits until it is ready.</summary>
    /// <param name="program">Path of the slipway program.</param>
    /// <param name="port">0 takes any free port.</param>
    /// <param name="logFile">Where the server's log lines go.</param>
    /// <exception cref="SlipwayException">The server stopped before it was ready; the message holds its last words.</exception>
    public static async Task<LocalServer> StartAsync(string program, string home, int port, string logFile, CancellationToken ct, params string[] settings)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "server", "--home", home, "--port", port.ToString(CultureInfo.InvariantCulture), "--until-input-closes" },
        };
        foreach (var setting in settings)
        {
            start.ArgumentList.Add("--set");
            start.ArgumentList.Add(setting);
        }

        var process = Process.Start(start)!;
        var url = await FirstUrlAsync(process, ct);
        if (url is not null)
            return new(process, url, new StreamWriter(logFile, append: true) { AutoFlush = true });

        var words = await process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        process.Dispose();
        throw new SlipwayException(0, "server.did_not_start", words.Trim());
    }

    /// <summary>The first free loopback port from <paramref name="wanted"/> on.</summary>
    public static int FreePort(int wanted)
    {
        for (var port = wanted; port < wanted + 100; port++)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one may be free.
            }
        }

        throw new SlipwayException(0, "server.no_port", $"None of the ports {wanted} to {wanted + 99} is free.");
    }

    /// <summary>Waits until the server ends by itself or is stopped.</summary>
    public Task WaitForExitAsync(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _pump;
    }

    /// <summary>Asks the server to finish what is in flight and stop.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        await _pump;
        await _log.DisposeAsync();
        _process.Dispose();
        GC.SuppressFinalize(this);
    }

    static async Task<Uri?> FirstUrlAsync(Process process, CancellationToken ct)
    {
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (line.Contains("ready on http", StringComparison.Ordinal))
                return new(line[line.IndexOf("http", StringComparison.Ordinal)..].Split(',')[0]);
        }

        return null;
    }

    async Task CopyAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_log)
                _log.WriteLine(line);
        }
    }
}

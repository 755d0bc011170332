using System.Text.Json;
using Microsoft.Extensions.Logging;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Tracking.Runs;

/// <summary>Ends runs that their execution left behind, so that "running" always means that someone is working.</summary>
sealed partial class LostRunReaper(RunEnding runs, ILogger<LostRunReaper> log) : IEventReader
{
    const string Subject = "execution/";

    static readonly HashSet<string> Endings = ["execution.succeeded", "execution.failed", "execution.cancelled"];

    public string Name => "tracking.lost-runs";

    public async Task HandleAsync(StoredEvent e, CancellationToken ct)
    {
        if (!Endings.Contains(e.Type) || ExecutionOf(e) is not { } execution)
            return;
        foreach (var run in await runs.KillAsync(execution, step: null, Actor.System("tracking"), ct))
            Reaped(run, execution);
    }

    static string? ExecutionOf(StoredEvent e)
    {
        if (e.Subject.StartsWith(Subject, StringComparison.Ordinal))
            return e.Subject[Subject.Length..];
        using var data = JsonDocument.Parse(e.Data);
        return data.RootElement.TryGetProperty("execution", out var execution) ? execution.GetString() : null;
    }

    [LoggerMessage(LogLevel.Warning, "Run {RunId} was still running when its execution {Execution} ended; it is now killed")]
    partial void Reaped(string runId, string execution);
}

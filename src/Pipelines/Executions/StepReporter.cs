using System.Collections.Concurrent;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;

namespace Slipway.Pipelines.Executions;

/// <summary>Carries progress and log lines of one attempt to the database, a few times a second at most.</summary>
sealed class StepReporter(ExecutionStore executions, StepLogStore logs, TimeProvider clock, Id<Execution> execution, string step, int attempt, long lastLine)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    const int TicksBetweenChecks = 4;
    const int LinesAtOnce = 5_000;
    const int MostCharacters = 2_000;

    readonly ConcurrentQueue<LogLineView> _lines = [];
    readonly Lock _gate = new();
    (double? Fraction, string Message)? _progress;
    int _ticks;

    public void Report(double? fraction, string message)
    {
        lock (_gate)
            _progress = (fraction is { } f && double.IsFinite(f) ? Math.Clamp(f, 0, 1) : null, Short(message));
    }

    public void Log(string line)
    {
        lock (_gate)
        {
            if (lastLine > StepLogStore.MostLines)
                return;
            lastLine++;
            _lines.Enqueue(new(lastLine, clock.GetUtcNow(), lastLine > StepLogStore.MostLines ? "Further lines are not kept." : Short(line)));
        }
    }

    /// <summary>Writes what has come since the last time.</summary>
    /// <returns>False when this attempt does not count any more.</returns>
    public async Task<bool> FlushAsync(CancellationToken ct)
    {
        while (!_lines.IsEmpty)
            await logs.AddAsync(execution, step, Take(), ct);

        (double? Fraction, string Message)? progress;
        lock (_gate)
            (progress, _progress) = (_progress, null);
        if (progress is var (fraction, message))
            return await executions.ReportAsync(execution, step, attempt, fraction, message, ct);
        return ++_ticks % TicksBetweenChecks != 0 || await executions.IsCurrentAsync(execution, step, attempt, ct);
    }

    List<LogLineView> Take()
    {
        var lines = new List<LogLineView>();
        while (lines.Count < LinesAtOnce && _lines.TryDequeue(out var line))
            lines.Add(line);
        return lines;
    }

    /// <summary>PostgreSQL keeps no NUL, and nobody reads on for ever.</summary>
    static string Short(string text)
    {
        var clean = text.Replace('\0', ' ').TrimEnd();
        return clean.Length <= MostCharacters ? clean : clean[..(MostCharacters - 1)] + "…";
    }
}

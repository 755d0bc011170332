using System.Collections.Concurrent;

namespace Slipway.Pipelines.Executions;

/// <summary>Reaches the attempts that run in this process at once; those of other servers look by themselves.</summary>
sealed class StepSignals
{
    readonly ConcurrentDictionary<(string Execution, string Step), CancellationTokenSource> _running = [];

    public void Add(string execution, string step, CancellationTokenSource attempt) => _running[(execution, step)] = attempt;

    public void Remove(string execution, string step, CancellationTokenSource attempt) =>
        _running.TryRemove(new((execution, step), attempt));

    public void Cancel(string execution)
    {
        foreach (var ((of, _), attempt) in _running)
        {
            if (of != execution)
                continue;
            try
            {
                attempt.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended meanwhile.
            }
        }
    }
}

namespace Slipway.Monitoring.Alerts;

/// <summary>Says that sketches have changed, so that rules are looked at without waiting for their time.</summary>
sealed class SketchSignal
{
    volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the next change.</summary>
    public Task Next => _changed.Task;

    public void Raise() =>
        Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}

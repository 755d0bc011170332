namespace Slipway.Storage;

/// <summary>Wakes those who wait within this process. Take <see cref="Next"/> before looking, then wait on it: no pulse is lost between.</summary>
sealed class Signal
{
    TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Next => Volatile.Read(ref _next).Task;

    public void Pulse() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits for the pulse, but no longer than <paramref name="longest"/>.</summary>
    public static async Task WaitAsync(Task next, TimeSpan longest, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await next.WaitAsync(longest, clock, ct);
        }
        catch (TimeoutException)
        {
            // Time to look anyway: other servers do not pulse here.
        }
    }
}

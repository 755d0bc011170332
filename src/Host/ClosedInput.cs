namespace Slipway.Host;

/// <summary>Watches standard input on behalf of a parent process: when the parent dies, its end of the pipe closes.</summary>
sealed class ClosedInput : IDisposable
{
    readonly CancellationTokenSource _stop = new();

    public static ClosedInput Stops(IHostApplicationLifetime lifetime)
    {
        var watch = new ClosedInput();
        _ = watch.DrainAsync(lifetime);
        return watch;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    async Task DrainAsync(IHostApplicationLifetime lifetime)
    {
        var buffer = new byte[256];
        await using var input = Console.OpenStandardInput();
        while (!_stop.IsCancellationRequested && await input.ReadAsync(buffer, CancellationToken.None) > 0)
        {
        }

        lifetime.StopApplication();
    }
}

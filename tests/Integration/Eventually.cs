namespace Slipway.Integration;

/// <summary>Waits for what happens in the background.</summary>
static class Eventually
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(Func<Task<bool>> condition, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "It did not happen within ten seconds.");
            await Task.Delay(Pause, ct);
        }
    }
}

namespace Slipway.Integration;

/// <summary>A clock that moves only by hand. Its timers are the system's.</summary>
sealed class HandClock : TimeProvider
{
    DateTimeOffset _now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}

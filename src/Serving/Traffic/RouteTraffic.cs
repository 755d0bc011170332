using Slipway.Contracts.Serving;

namespace Slipway.Serving.Traffic;

/// <summary>What went over one route: the last minute in slots of five seconds, and the current minute until it is stored.</summary>
sealed class RouteTraffic
{
    const int SlotSeconds = 5;
    const int Slots = 13;

    readonly Slot[] _slots = [.. Enumerable.Range(0, Slots).Select(_ => new Slot())];
    readonly Lock _turning = new();
    readonly TimeProvider _clock;
    readonly long _since;
    MinuteTraffic _minute;

    public RouteTraffic(TimeProvider clock)
    {
        _clock = clock;
        _since = Seconds();
        _minute = new(Seconds() / 60);
    }

    public void Record(long microseconds, bool failed)
    {
        var second = Seconds();
        var slot = _slots[second / SlotSeconds % Slots];
        if (slot.Number != second / SlotSeconds)
            Turn(slot, second / SlotSeconds);
        slot.Latency.Record(microseconds);
        var minute = Volatile.Read(ref _minute);
        minute.Latency.Record(microseconds);
        Interlocked.Increment(ref minute.Requests);
        if (!failed)
            return;
        Interlocked.Increment(ref slot.Errors);
        Interlocked.Increment(ref minute.Errors);
    }

    /// <summary>The last minute.</summary>
    public TrafficView View() => View([this]);

    /// <summary>The last minute of several routes together.</summary>
    public static TrafficView View(IReadOnlyList<RouteTraffic> routes)
    {
        var latency = new LatencyHistogram();
        long errors = 0;
        double seconds = 1;
        foreach (var route in routes)
        {
            var now = route.Seconds();
            seconds = Math.Max(seconds, Math.Min(60, now - route._since + 1));
            foreach (var slot in route._slots.Where(slot => slot.Number > now / SlotSeconds - 12))
            {
                latency.Merge(slot.Latency);
                errors += Interlocked.Read(ref slot.Errors);
            }
        }

        var requests = latency.Count;
        return new(requests, errors, requests / seconds, latency.Quantile(0.5), latency.Quantile(0.99));
    }

    /// <summary>Begins a new minute when the clock has, or at once when the route ends, and hands out the one before; null when there was no traffic.</summary>
    public MinuteTraffic? TakeMinute(bool ending)
    {
        var minute = Seconds() / 60;
        var before = Volatile.Read(ref _minute);
        if (before.Minute == minute && !ending)
            return null;
        Volatile.Write(ref _minute, new(minute));
        return before.Requests > 0 ? before : null;
    }

    void Turn(Slot slot, long number)
    {
        lock (_turning)
        {
            if (slot.Number >= number)
                return;
            slot.Latency.Clear();
            slot.Errors = 0;
            slot.Number = number;
        }
    }

    long Seconds() => _clock.GetUtcNow().ToUnixTimeSeconds();

    sealed class Slot
    {
        public long Number = -1;
        public long Errors;
        public LatencyHistogram Latency { get; } = new();
    }
}

/// <summary>One minute of one route.</summary>
/// <param name="minute">Minutes since 1970.</param>
sealed class MinuteTraffic(long minute)
{
    public long Requests;
    public long Errors;

    public long Minute { get; } = minute;
    public LatencyHistogram Latency { get; } = new();
}

using System.Collections.Concurrent;

namespace Slipway.Serving.Inference;

/// <summary>Exchanges at rest. One that grew large is let go rather than kept.</summary>
sealed class ExchangePool
{
    const int KeptBytes = 1 << 20;
    const int Kept = 256;

    readonly ConcurrentQueue<InferenceExchange> _idle = new();
    int _count;

    public InferenceExchange Rent()
    {
        if (!_idle.TryDequeue(out var exchange))
            return new();
        Interlocked.Decrement(ref _count);
        return exchange;
    }

    public void Return(InferenceExchange exchange)
    {
        exchange.Reset();
        if (Volatile.Read(ref _count) >= Kept || exchange.Footprint > KeptBytes)
            return;
        Interlocked.Increment(ref _count);
        _idle.Enqueue(exchange);
    }
}

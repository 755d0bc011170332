namespace Slipway.Serving.Inference;

/// <summary>Lets in as many requests at once as the server can work on; the rest are told to come back.</summary>
sealed class RequestGate(ServingOptions options)
{
    int _inside;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= options.MaxConcurrentRequests)
            return true;
        Interlocked.Decrement(ref _inside);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _inside);
}

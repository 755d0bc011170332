using Slipway.Kernel;

namespace Slipway.Serving.Models;

/// <summary>
/// A runtime that many routes and requests may hold at once. It is freed when the last of them lets go, so a model
/// that leaves a route still answers the requests it has begun.
/// </summary>
sealed class LoadedModel(Digest digest, IModelRuntime runtime, Action<LoadedModel> freed)
{
    int _holders = 1;

    public Digest Digest { get; } = digest;

    public IModelRuntime Runtime { get; } = runtime;

    public bool IsFree => Volatile.Read(ref _holders) == 0;

    /// <returns>False when it is already freed; whoever asked must look up the route again.</returns>
    public bool TryHold()
    {
        for (var seen = Volatile.Read(ref _holders); seen > 0;)
        {
            var before = Interlocked.CompareExchange(ref _holders, seen + 1, seen);
            if (before == seen)
                return true;
            seen = before;
        }

        return false;
    }

    public void LetGo()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
            return;
        freed(this);
        Runtime.Dispose();
    }
}

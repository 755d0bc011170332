using System.Collections.Immutable;
using Slipway.Contracts.Registry;

namespace Slipway.Registry;

/// <summary>
/// Tells who asked, within this process, that an alias was moved or removed, before the one who moved it is answered: so the
/// next request after the answer already meets the new version. Other servers learn it from the event log.
/// </summary>
public sealed class AliasWatch
{
    ImmutableList<Func<AliasChangeView, CancellationToken, Task>> _followers = [];

    public IDisposable Follow(Func<AliasChangeView, CancellationToken, Task> follower)
    {
        ImmutableInterlocked.Update(ref _followers, list => list.Add(follower));
        return new Following(this, follower);
    }

    /// <summary>The change stands already, so neither a caller that leaves nor a follower that fails may undo it.</summary>
    internal async Task TellAsync(AliasChangeView change)
    {
        foreach (var follower in _followers)
            await follower(change, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    sealed class Following(AliasWatch watch, Func<AliasChangeView, CancellationToken, Task> follower) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref watch._followers, list => list.Remove(follower));
    }
}

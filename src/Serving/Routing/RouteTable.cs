using System.Collections.Frozen;

namespace Slipway.Serving.Routing;

/// <summary>
/// Which deployment sends its requests where. Readers take the whole table with one read; a change swaps in a new one
/// and lets go of the models that left, which then answer what they have begun.
/// </summary>
sealed class RouteTable
{
    readonly Lock _changing = new();
    volatile FrozenDictionary<string, RouteSet> _sets = FrozenDictionary<string, RouteSet>.Empty;

    public RouteSet? Find(string deployment) => _sets.GetValueOrDefault(deployment);

    public IReadOnlyCollection<RouteSet> All => _sets.Values;

    public IReadOnlyCollection<string> Names => _sets.Keys;

    /// <summary>Puts a deployment's routes in place. Routes of the old set that the new one does not keep are let go of.</summary>
    /// <returns>The routes that left.</returns>
    public IReadOnlyList<Route> Put(RouteSet set) => Swap(set.Deployment, set);

    public IReadOnlyList<Route> Remove(string deployment) => Swap(deployment, null);

    List<Route> Swap(string deployment, RouteSet? set)
    {
        List<Route> gone;
        lock (_changing)
        {
            var sets = new Dictionary<string, RouteSet>(_sets);
            sets.Remove(deployment, out var before);
            if (set is not null)
                sets.Add(deployment, set);
            _sets = sets.ToFrozenDictionary();
            gone = before is null ? [] : [.. before.All.Where(route => set is null || !set.All.Contains(route))];
        }

        foreach (var route in gone)
            route.Model.LetGo();
        return gone;
    }
}

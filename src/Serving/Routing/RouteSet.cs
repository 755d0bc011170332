namespace Slipway.Serving.Routing;

/// <summary>The routes of one deployment at one moment. Immutable: a change is a new set.</summary>
/// <param name="canaryShare">Of 10,000 keys, how many go to the canary.</param>
/// <param name="salt">Mixed into every key, so that each rollout draws its callers anew.</param>
sealed class RouteSet(string deployment, Route champion, Route? canary, int canaryShare, Route? shadow, ulong salt)
{
    const int Whole = 10_000;

    public string Deployment { get; } = deployment;
    public Route Champion { get; } = champion;
    public Route? Canary { get; } = canary;
    public Route? Shadow { get; } = shadow;

    /// <summary>Percent.</summary>
    public int CanaryWeight => Canary is null ? 0 : canaryShare * 100 / Whole;

    public IEnumerable<Route> All => new[] { Champion, Canary, Shadow }.OfType<Route>();

    /// <summary>The route for a key: always the same one while the set's salt and share stay.</summary>
    public Route Choose(ReadOnlySpan<byte> key) =>
        Canary is not null && (int)(StickyHash.Of(key, salt) % Whole) < canaryShare ? Canary : Champion;

    /// <summary>The route that serves a version, or null. A shadow answers only who asks for it by version.</summary>
    public Route? OfVersion(string version) => All.FirstOrDefault(route => route.VersionName == version);
}

namespace Slipway.Contracts.Serving;

public enum DeploymentStatus { Starting, Live, Failed, Stopped }

/// <summary>What part of the traffic a route gets.</summary>
public enum RouteRole { Champion, Canary, Shadow }

/// <summary>A model made reachable under <c>/v2/models/{Name}</c> in one environment.</summary>
/// <param name="Follows">The alias that names its champion, e.g. <c>champion</c>; null when pinned to a version.</param>
public sealed record DeploymentView(
    string Name, string Environment, string Model, string? Follows, DeploymentStatus Status, string? Problem,
    IReadOnlyList<RouteView> Routes, RolloutView? Rollout, TrafficView Traffic, string CreatedBy, DateTimeOffset CreatedAt);

/// <param name="Weight">Percent of requests, 0 to 100; a shadow gets copies.</param>
public sealed record RouteView(int Version, string Digest, RouteRole Role, int Weight, TrafficView Traffic);

/// <summary>The last minute of traffic.</summary>
/// <param name="P50">Server-side latency in milliseconds; null without traffic.</param>
public sealed record TrafficView(long Requests, long Errors, double RequestsPerSecond, double? P50, double? P99);

/// <summary>Traffic over time, oldest first.</summary>
public sealed record TrafficHistoryView(IReadOnlyList<TrafficPointView> Points);

public sealed record TrafficPointView(DateTimeOffset At, int Version, long Requests, long Errors, double? P50, double? P99);

/// <param name="Version">Null follows <paramref name="Alias"/>.</param>
/// <param name="Alias">Default <c>champion</c>.</param>
public sealed record DeployRequest(string Model, int? Version = null, string? Alias = null, string Environment = "prod");

public enum RolloutStatus { Running, Promoted, RolledBack }

/// <param name="Strategy"><c>canary</c> or <c>shadow</c>.</param>
public sealed record RolloutView(
    string Id, int Version, string Strategy, int Weight, RolloutStatus Status, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <param name="Weight">Percent of the traffic for the new version, 1 to 99.</param>
public sealed record StartRolloutRequest(int Version, string Strategy = "canary", int Weight = 20);

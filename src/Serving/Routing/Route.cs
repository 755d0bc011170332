using Slipway.Contracts.Serving;
using Slipway.Serving.Models;
using Slipway.Serving.Predictions;
using Slipway.Serving.Traffic;

namespace Slipway.Serving.Routing;

/// <summary>One version of a deployment that gets traffic. Lives as long as version and role stay; the weight lies with the <see cref="RouteSet"/>.</summary>
sealed class Route(PredictionSource source, LoadedModel model, RouteTraffic traffic)
{
    readonly KeyValuePair<string, object?>[] _labels =
    [
        new("deployment", source.Deployment), new("version", source.Version.ToString()), new("route", Written(source.Route)),
    ];

    public PredictionSource Source { get; } = source;
    public LoadedModel Model { get; } = model;
    public RouteTraffic Traffic { get; } = traffic;

    /// <summary>As responses and metrics name it: <c>champion</c>.</summary>
    public string RoleName { get; } = Written(source.Route);

    public string VersionName { get; } = source.Version.ToString();

    public string DigestName { get; } = source.Digest.ToString();

    public ReadOnlySpan<KeyValuePair<string, object?>> Labels => _labels;

    public static string Written(RouteRole role) => role.ToString().ToLowerInvariant();
}

using Slipway.Contracts.Monitoring;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Monitoring.Sketches;
using Slipway.Registry;
using Slipway.Serving;

namespace Slipway.Monitoring.Drift;

/// <summary>Answers how a deployment's live inputs differ from what its version was trained on, from sketches alone.</summary>
sealed class DriftReader(SketchStore sketches, DeploymentCatalog deployments, ModelCatalog models)
{
    /// <summary>Days shown when no time is named, up to the last of which there are predictions.</summary>
    const int DefaultDays = 30;

    /// <param name="version">Null: the champion.</param>
    public async Task<DriftView> ReadAsync(string name, DateTimeOffset? from, DateTimeOffset? to, int? version, CancellationToken ct)
    {
        var deployment = await deployments.FindAsync(name, ct) ?? throw NoDeployment(name);
        var last = await sketches.LastHourAsync(name, ct) ?? 0;
        var until = to is { } end ? EventTime.DayOf(end.AddMilliseconds(-1)) + 1 : EventTime.DayOfHour(last) + 1;
        var since = from is { } start ? EventTime.DayOf(start) : until - DefaultDays;
        var number = version ?? Champion(deployment);
        var profile = number is { } known ? await models.ProfileAsync(deployment.Model, known, ct) : null;
        var window = new DriftWindow(profile ?? Nothing, profile is null ? [] : await sketches.DaysAsync(name, number, since, until, ct));
        return new(name, EventTime.Day(since), EventTime.Day(until), window.Features, window.Prediction);
    }

    public static RefusalException NoDeployment(string name) => Refusal.NotFound("deployment.not_found", $"There is no deployment '{name}'.");

    public static int? Champion(DeploymentView deployment) => deployment.Routes.FirstOrDefault(route => route.Role is RouteRole.Champion)?.Version;

    /// <summary>What stands in for the reference of a version that was registered without its training table.</summary>
    static readonly ReferenceProfile Nothing = new([], new("prediction", FeatureReference.Numeric, [], [], []), new Dictionary<string, double>(), LabelColumn: null);
}

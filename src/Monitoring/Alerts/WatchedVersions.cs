using Slipway.Contracts.Serving;
using Slipway.Monitoring.Plans;
using Slipway.Monitoring.Sketches;
using Slipway.Registry;
using Slipway.Serving;

namespace Slipway.Monitoring.Alerts;

/// <summary>Gathers what the rules look at, for every version that a deployment serves.</summary>
sealed class WatchedVersions(SketchStore sketches, DeploymentCatalog deployments, ModelCatalog models, TimeProvider clock)
{
    /// <summary>Days beyond the longest window in which a rule looks for windows that say something.</summary>
    const int Reach = 62;

    /// <summary>While the newest event lies this close to the clock, traffic is taken to be live and the clock completes windows.</summary>
    const int LiveHours = 48;

    public async Task<IReadOnlyList<WatchedVersion>> ReadAsync(DeploymentView deployment, MonitorPlan plan, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var last = await sketches.LastHourAsync(deployment.Name, ct) ?? int.MinValue;
        var complete = EventTime.HourOf(now) - last is >= 0 and <= LiveHours ? EventTime.HourOf(now) : last;
        var days = Reach + plan.Rules.Select(rule => rule.WindowHours / EventTime.HoursADay).DefaultIfEmpty().Max();
        var from = EventTime.DayOfHour(complete) - days;
        var needsHours = plan.Rules.Any(rule => rule.Kind is RuleKind.Drift or RuleKind.PredictionDrift && rule.WindowHours < EventTime.HoursADay);
        var errorHours = plan.Rules.Where(rule => rule.Kind is RuleKind.Errors).Select(rule => rule.WindowHours * (rule.Windows + 1)).DefaultIfEmpty().Max();
        var traffic = errorHours == 0 ? [] : await deployments.TrafficAsync(deployment.Name, now.AddHours(-errorHours - 1), now, ct);
        var scores = plan.Rules.Any(rule => rule.Kind is RuleKind.Performance)
            ? await sketches.ScoresAsync(deployment.Name, from, EventTime.DayOfHour(complete) + 1, ct)
            : [];
        var watched = new List<WatchedVersion>();
        foreach (var version in deployment.Routes.Select(route => route.Version).Distinct())
        {
            watched.Add(new(deployment, version, await models.ProfileAsync(deployment.Model, version, ct), await models.FindVersionAsync(deployment.Model, version, ct),
                await sketches.FirstHourAsync(deployment.Name, version, ct) ?? complete, complete,
                needsHours ? await sketches.HoursAsync(deployment.Name, version, from * EventTime.HoursADay, complete, ct) : [],
                await sketches.DaysAsync(deployment.Name, version, from, EventTime.DayOfHour(complete) + 1, ct),
                [.. scores.Where(day => day.Version == version)], traffic));
        }

        return watched;
    }
}

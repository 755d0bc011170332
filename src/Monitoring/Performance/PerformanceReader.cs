using Slipway.Contracts.Monitoring;
using Slipway.Contracts.Serving;
using Slipway.Evaluation.Sketches;
using Slipway.Monitoring.Drift;
using Slipway.Monitoring.Sketches;
using Slipway.Registry;
using Slipway.Serving;

namespace Slipway.Monitoring.Performance;

/// <summary>Answers how well live predictions did, from score sketches alone.</summary>
sealed class PerformanceReader(SketchStore sketches, DeploymentCatalog deployments, ModelCatalog models)
{
    /// <summary>Days shown when no time is named, up to the last of which there are predictions.</summary>
    const int DefaultDays = 90;

    public async Task<PerformanceView> ReadAsync(string name, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        var deployment = await deployments.FindAsync(name, ct) ?? throw DriftReader.NoDeployment(name);
        var until = to is { } end ? EventTime.DayOf(end.AddMilliseconds(-1)) + 1 : EventTime.DayOfHour(await sketches.LastHourAsync(name, ct) ?? 0) + 1;
        var since = from is { } start ? EventTime.DayOf(start) : until - DefaultDays;
        var days = await sketches.ScoresAsync(name, since, until, ct);
        var references = new List<ReferenceView>();
        foreach (var version in days.Select(day => day.Version).Distinct().Order())
        {
            if (await models.FindVersionAsync(deployment.Model, version, ct) is { } found)
                references.Add(new(version, found.Metrics));
        }

        return new(name, [.. days.Select(day => new PerformancePointView(
            EventTime.Day(day.Day), day.Version, day.Scores.Rows, day.Scores.Labelled, day.Scores.Metrics()))], references);
    }

    /// <summary>
    /// Champion and canary, or shadow, on the days that both served: two independent samples of one traffic. Without a rollout running, the last
    /// one that ended.
    /// </summary>
    public async Task<CanaryView> CompareAsync(string name, CancellationToken ct)
    {
        var deployment = await deployments.FindAsync(name, ct) ?? throw DriftReader.NoDeployment(name);
        var (champion, canary) = await ContendersAsync(deployment, ct);
        if (champion is null || canary is null)
            return new(name, champion ?? 0, canary ?? 0, []);
        var days = await sketches.ScoresAsync(name, int.MinValue, int.MaxValue, ct);
        var shared = days.Where(day => day.Version == champion).Select(day => day.Day)
            .Intersect(days.Where(day => day.Version == canary).Select(day => day.Day)).ToHashSet();
        return new(name, champion.Value, canary.Value, ScoreHistogram.Compare(
            Merge(days, champion.Value, shared), Merge(days, canary.Value, shared), $"{deployment.Model}/{champion}", $"{deployment.Model}/{canary}"));
    }

    async Task<(int? Champion, int? Canary)> ContendersAsync(DeploymentView deployment, CancellationToken ct)
    {
        var serving = DriftReader.Champion(deployment);
        if (deployment.Rollout is not { } rollout)
            return (serving, null);
        if (rollout.Status is not RolloutStatus.Promoted)
            return (serving, rollout.Version);
        var days = await sketches.ScoresAsync(deployment.Name, int.MinValue, int.MaxValue, ct);
        var before = days.Where(day => day.Version != rollout.Version).OrderBy(day => day.Day).LastOrDefault();
        return (before?.Version ?? serving, rollout.Version);
    }

    static ScoreHistogram Merge(IReadOnlyList<StoredScores> days, int version, HashSet<int> shared) =>
        StoredScores.Merge(days.Where(day => day.Version == version && shared.Contains(day.Day)));
}

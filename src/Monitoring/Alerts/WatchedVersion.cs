using Slipway.Contracts.Registry;
using Slipway.Contracts.Serving;
using Slipway.Evaluation.Sketches;
using Slipway.Monitoring.Drift;
using Slipway.Monitoring.Sketches;
using Slipway.Registry;

namespace Slipway.Monitoring.Alerts;

/// <summary>What the rules look at of one version of a deployment: read once, however many rules there are.</summary>
/// <param name="FirstHour">Of its predictions, hours since 1970.</param>
/// <param name="CompleteUntil">Hour before which no more predictions are expected: event time has gone on.</param>
sealed record WatchedVersion(
    DeploymentView Deployment, int Version, ReferenceProfile? Profile, ModelVersionView? Registered, int FirstHour, int CompleteUntil,
    IReadOnlyList<StoredSketch> Hours, IReadOnlyList<StoredSketch> Days, IReadOnlyList<StoredScores> Scores, IReadOnlyList<TrafficPointView> Traffic)
{
    /// <summary>The sketches of a window, by days where it consists of whole days.</summary>
    public DriftWindow Drift(int fromHour, int toHour)
    {
        var byDays = fromHour % EventTime.HoursADay == 0 && toHour % EventTime.HoursADay == 0;
        var parts = byDays
            ? Days.Where(day => day.At >= EventTime.DayOfHour(fromHour) && day.At < EventTime.DayOfHour(toHour))
            : Hours.Where(hour => hour.At >= fromHour && hour.At < toHour);
        return new(Profile!, [.. parts]);
    }

    public ScoreHistogram ScoresOf(int fromHour, int toHour)
    {
        return StoredScores.Merge(Scores.Where(day => day.Day >= EventTime.DayOfHour(fromHour) && day.Day < EventTime.DayOfHour(toHour)));
    }
}

using Slipway.Contracts.Serving;
using Slipway.Evaluation.Sketches;
using Slipway.Monitoring.Alerts;
using Slipway.Monitoring.Plans;
using Slipway.Monitoring.Sketches;
using Slipway.Registry;

namespace Slipway.Unit.Monitoring;

public sealed class RuleCheckTests
{
    const int FirstDay = 11_000;

    static readonly ReferenceProfile Profile = new(
        [new("hour", FeatureReference.Numeric, [12], [], [50, 50, 0, 0])], new("prediction", FeatureReference.Numeric, [0.5], [], [50, 50, 0, 0]),
        new Dictionary<string, double>(), null);

    [Fact]
    public void Windows_are_looked_at_newest_first_and_only_when_complete()
    {
        var findings = RuleCheck.Last(Drift(window: "1d", windows: 3), Watched([50, 100, 0, 90], completeUntil: FirstDay + 3));

        Assert.Equal([(FirstDay + 3) * 24, (FirstDay + 2) * 24, (FirstDay + 1) * 24], findings.Select(finding => finding.ToHour));
        Assert.Equal([true, true, false], findings.Select(finding => finding.IsBreached));
    }

    [Fact]
    public void A_window_before_the_version_came_says_nothing() =>
        Assert.Single(RuleCheck.Last(Drift(window: "2d", windows: 3), Watched([50, 50], completeUntil: FirstDay + 2)));

    [Fact]
    public void A_window_with_too_few_rows_is_stepped_over()
    {
        var watched = Watched([100, 100, 100], completeUntil: FirstDay + 3);
        watched.Days[1].Sketch.Rows = 3;

        var findings = RuleCheck.Last(Drift(window: "1d", windows: 2), watched);

        Assert.Equal([(FirstDay + 3) * 24, (FirstDay + 1) * 24], findings.Select(finding => finding.ToHour));
    }

    [Fact]
    public void A_week_slides_by_a_day()
    {
        var findings = RuleCheck.Last(Drift(window: "7d", windows: 2), Watched([.. Enumerable.Repeat(50, 9)], completeUntil: FirstDay + 9));

        Assert.Equal([((FirstDay + 2) * 24, (FirstDay + 9) * 24), ((FirstDay + 1) * 24, (FirstDay + 8) * 24)], findings.Select(finding => (finding.FromHour, finding.ToHour)));
    }

    [Fact]
    public void A_performance_rule_without_a_reference_says_nothing()
    {
        var rule = PlanFile.Parse("owner: me\nrules: { loss: { kind: performance, metric: log_loss, above-reference: 0.1, min-labels: 1 } }").Rules[0];

        Assert.Empty(RuleCheck.Last(rule, Watched([50, 50], completeUntil: FirstDay + 2)));
        Assert.Single(RuleCheck.Last(rule with { BoundKind = BoundKind.Above }, Watched([50, 50], completeUntil: FirstDay + 2)));
    }

    static MonitorRule Drift(string window, int windows) =>
        PlanFile.Parse($"owner: me\nrules: {{ drift: {{ kind: drift, above: 0.2, window: {window}, for: {windows}, min-rows: 10 }} }}").Rules[0];

    /// <param name="mornings">For each day, how many of its hundred rows lie in the first bin.</param>
    static WatchedVersion Watched(int[] mornings, int completeUntil)
    {
        var days = mornings.Select((morning, i) =>
        {
            var sketch = new FeatureSketch([4, 4]) { Rows = 100 };
            sketch.Counts[0][0] = morning;
            sketch.Counts[0][1] = 100 - morning;
            return new StoredSketch(1, FirstDay + i, sketch);
        }).ToList();
        var scores = days.Select(day =>
        {
            var histogram = new ScoreHistogram(0.5);
            histogram.Add(0.4, label: true);
            return new StoredScores(1, day.At, histogram);
        }).ToList();
        var deployment = new DeploymentView("late", "prod", "late", "champion", DeploymentStatus.Live, null, [], null, new(0, 0, 0, null, null), "ada", DateTimeOffset.UnixEpoch);
        return new(deployment, 1, Profile, null, FirstDay * 24 + 5, completeUntil * 24, [], days, scores, []);
    }
}

using Slipway.Monitoring.Plans;

namespace Slipway.Monitoring.Alerts;

/// <summary>What a rule found in one window.</summary>
/// <param name="What">The value in words, e.g. <c>psi of hour</c>.</param>
sealed record WindowFinding(int FromHour, int ToHour, double Observed, double Threshold, string What, bool IsBreached);

/// <summary>
/// Looks at a rule's last windows. A window counts only when it is complete, lies wholly within the version's life and holds enough rows;
/// others say nothing, so silence neither fires nor resolves.
/// </summary>
static class RuleCheck
{
    /// <summary>How many windows back a rule still looks for ones that say something, since labels come late.</summary>
    const int Reach = 30;

    /// <returns>Findings of up to as many windows as the rule demands in a row, newest first.</returns>
    public static IReadOnlyList<WindowFinding> Last(MonitorRule rule, WatchedVersion watched)
    {
        var findings = new List<WindowFinding>();
        var end = Floor(watched.CompleteUntil, rule.StepHours);
        for (var step = 0; step < Reach + rule.Windows && findings.Count < rule.Windows; step++, end -= rule.StepHours)
        {
            var start = end - rule.WindowHours;
            if (start < Floor(watched.FirstHour, rule.StepHours))
                break;
            if (Look(rule, watched, start, end) is { } finding)
                findings.Add(finding);
        }

        return findings;
    }

    static WindowFinding? Look(MonitorRule rule, WatchedVersion watched, int from, int to) => rule.Kind switch
    {
        RuleKind.Performance => Performance(rule, watched, from, to),
        RuleKind.Drift or RuleKind.PredictionDrift => Drift(rule, watched, from, to),
        _ => Errors(rule, watched, from, to),
    };

    static WindowFinding? Drift(MonitorRule rule, WatchedVersion watched, int from, int to)
    {
        if (watched.Profile is null)
            return null;
        var window = watched.Drift(from, to);
        if (window.Rows < rule.LeastRows)
            return null;
        var features = rule.Kind is RuleKind.PredictionDrift ? [window.PredictionIndex]
            : rule.Feature is { } name ? [window.IndexOf(name)]
            : Enumerable.Range(0, watched.Profile.Features.Count);
        var measured = features.Where(feature => feature >= 0)
            .Select(feature => (Name: window.NameOf(feature), Value: window.Measure(feature, rule.Measure == "psi"))).ToList();
        if (measured.Count == 0)
            return null;
        var worst = measured.MaxBy(feature => feature.Value);
        return Finding(rule, from, to, worst.Value, rule.Bound, $"{rule.Measure} of {worst.Name}");
    }

    static WindowFinding? Performance(MonitorRule rule, WatchedVersion watched, int from, int to)
    {
        var scores = watched.ScoresOf(from, to);
        if (scores.Labelled < rule.LeastRows || !scores.Metrics().TryGetValue(rule.Measure, out var estimate))
            return null;
        var threshold = rule.Bound;
        if (rule.BoundKind is BoundKind.AboveReference or BoundKind.BelowReference)
        {
            if (watched.Registered?.Metrics.TryGetValue(rule.Measure, out var reference) is not true)
                return null;
            threshold = rule.BoundKind is BoundKind.AboveReference ? reference + rule.Bound : reference - rule.Bound;
        }

        return Finding(rule, from, to, estimate.Value, threshold, $"{rule.Measure} on {scores.Labelled:N0} labelled predictions");
    }

    /// <summary>Requests have no event time once they failed, so these windows are of the clock.</summary>
    static WindowFinding? Errors(MonitorRule rule, WatchedVersion watched, int from, int to)
    {
        var minutes = watched.Traffic.Where(point => EventTime.HourOf(point.At) >= from && EventTime.HourOf(point.At) < to && point.Version == watched.Version).ToList();
        var requests = minutes.Sum(minute => minute.Requests);
        return requests < rule.LeastRows ? null
            : Finding(rule, from, to, (double)minutes.Sum(minute => minute.Errors) / requests, rule.Bound, $"share of errors of {requests:N0} requests");
    }

    static WindowFinding Finding(MonitorRule rule, int from, int to, double observed, double threshold, string what) =>
        new(from, to, observed, threshold, what, rule.IsBreached(observed, threshold));

    static int Floor(int hour, int step) => (int)Math.Floor(hour / (double)step) * step;
}

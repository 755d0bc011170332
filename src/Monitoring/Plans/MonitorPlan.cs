using Slipway.Contracts.Monitoring;

namespace Slipway.Monitoring.Plans;

/// <summary>What is watched of a deployment, within which bounds, and who answers for it.</summary>
/// <param name="Label">The column that the labels stand for; null when the plan does not say.</param>
sealed record MonitorPlan(string Owner, string? Label, IReadOnlyList<MonitorRule> Rules);

enum RuleKind { Drift, PredictionDrift, Performance, Errors }

/// <summary>On which side of its bound a value is out of bounds.</summary>
enum BoundKind { Above, Below, AboveReference, BelowReference }

/// <summary>One rule of a plan.</summary>
/// <param name="Feature">Null: any.</param>
/// <param name="Measure"><c>psi</c> or <c>js</c> of drift rules, a metric's name of performance rules, <c>share</c> of errors.</param>
/// <param name="Bound">With a reference: how far from the version's metric at registration.</param>
/// <param name="WindowHours">Event time; whole days for performance.</param>
/// <param name="Windows">How many windows in a row must be out of bounds.</param>
/// <param name="LeastRows">Fewer predictions, labels or requests in a window say nothing.</param>
sealed record MonitorRule(
    string Name, RuleKind Kind, string? Feature, string Measure, BoundKind BoundKind, double Bound, int WindowHours, int Windows, long LeastRows, string Severity)
{
    public string KindName => Kind switch
    {
        RuleKind.PredictionDrift => "prediction-drift",
        _ => Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>A window begins every day, or as often as windows shorter than a day end.</summary>
    public int StepHours => Math.Min(WindowHours, EventTime.HoursADay);

    /// <summary>A sentence for people.</summary>
    public string Condition
    {
        get
        {
            var subject = Kind switch
            {
                RuleKind.Drift => $"{Measure} of {Feature ?? "any feature"}",
                RuleKind.PredictionDrift => $"{Measure} of the prediction",
                RuleKind.Errors => "share of failed requests",
                _ => Measure,
            };
            var bound = BoundKind switch
            {
                BoundKind.Above => $"above {Bound:0.####}",
                BoundKind.Below => $"below {Bound:0.####}",
                BoundKind.AboveReference => $"more than {Bound:0.####} above its value at registration",
                _ => $"more than {Bound:0.####} below its value at registration",
            };
            return $"{subject} {bound} over {Window}{(Windows > 1 ? $", {Windows} windows in a row" : "")}";
        }
    }

    public string Window => WindowHours % EventTime.HoursADay == 0 ? $"{WindowHours / EventTime.HoursADay}d" : $"{WindowHours}h";

    public bool IsBreached(double observed, double threshold) =>
        BoundKind is BoundKind.Above or BoundKind.AboveReference ? observed > threshold : observed < threshold;

    public RuleView View(bool isFiring) => new(Name, KindName, Condition, Severity, isFiring);
}

using Slipway.Contracts.Tracking;

namespace Slipway.Tracking.Metrics;

/// <summary>One logged value.</summary>
/// <param name="At">Unix milliseconds.</param>
readonly record struct MetricPoint(long Step, long At, double Value) : IComparable<MetricPoint>
{
    /// <summary>
    /// The later point by (step, time, value) is the metric's latest value, whatever came in last;
    /// NaN is below every number, so it never displaces one of the same step and time.
    /// </summary>
    public int CompareTo(MetricPoint other) =>
        Step != other.Step ? Step.CompareTo(other.Step) : At != other.At ? At.CompareTo(other.At) : Value.CompareTo(other.Value);

    public static MetricPoint Of(MetricPointView view, DateTimeOffset now) => new(view.Step, view.At ?? now.ToUnixTimeMilliseconds(), view.Value);
}

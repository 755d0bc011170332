using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Slipway.Pipelines;

/// <summary>What Pipelines tells of itself.</summary>
sealed class PipelinesMeter : IDisposable
{
    public static readonly ActivitySource Traces = new("Slipway.Pipelines");

    readonly Meter _meter = new("Slipway.Pipelines");
    readonly Counter<long> _attempts;
    readonly Histogram<double> _duration;

    public PipelinesMeter()
    {
        _attempts = _meter.CreateCounter<long>("slipway_step_attempts", description: "Attempts at steps that this server ended, by kind of step and outcome.");
        _duration = _meter.CreateHistogram("slipway_step_duration", "s", "Time of one attempt at a step, from its start to its committed result.",
            tags: null, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800, 7200] });
    }

    /// <param name="outcome"><c>succeeded</c>, <c>failed</c> or <c>dropped</c>.</param>
    public void Ended(string uses, string outcome, TimeSpan took)
    {
        _attempts.Add(1, new("uses", uses), new("outcome", outcome));
        _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("uses", uses));
    }

    public void Dispose() => _meter.Dispose();
}

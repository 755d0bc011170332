using System.Diagnostics.Metrics;

namespace Slipway.Serving;

/// <summary>What Serving tells of itself.</summary>
sealed class ServingMeter : IDisposable
{
    readonly Meter _meter = new("Slipway.Serving");

    public ServingMeter()
    {
        Requests = _meter.CreateCounter<long>("slipway_inference_requests", description: "Inference requests answered with a prediction, by deployment, version and route.");
        Errors = _meter.CreateCounter<long>("slipway_inference_errors", description: "Inference requests refused or failed, by HTTP status.");
        Rows = _meter.CreateCounter<long>("slipway_inference_rows", description: "Rows scored.");
        Duration = _meter.CreateHistogram("slipway_inference_duration", "s", "Time from the whole request read to its answer written.",
            tags: null, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] });
        ShadowDropped = _meter.CreateCounter<long>("slipway_shadow_dropped", description: "Copies a shadow was too busy to take.");
        Unlogged = _meter.CreateCounter<long>("slipway_predictions_unlogged", description: "Requests whose predictions could not be logged.");
    }

    public Counter<long> Requests { get; }
    public Counter<long> Errors { get; }
    public Counter<long> Rows { get; }
    public Histogram<double> Duration { get; }
    public Counter<long> ShadowDropped { get; }
    public Counter<long> Unlogged { get; }

    public void Dispose() => _meter.Dispose();
}

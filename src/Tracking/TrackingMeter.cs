using System.Diagnostics.Metrics;
using Slipway.Contracts.Tracking;

namespace Slipway.Tracking;

/// <summary>What the tracking module counts about itself.</summary>
static class TrackingMeter
{
    static readonly Meter Meter = new("Slipway.Tracking");

    static readonly Counter<long> Started = Meter.CreateCounter<long>("slipway.runs.started", "{run}", "Runs started");
    static readonly Counter<long> Ended = Meter.CreateCounter<long>("slipway.runs.ended", "{run}", "Runs ended, by status");
    static readonly Counter<long> Points = Meter.CreateCounter<long>("slipway.metrics.logged", "{point}", "Metric points written down");
    static readonly Counter<long> Bytes = Meter.CreateCounter<long>("slipway.artifacts.stored", "By", "Bytes of artifacts received");

    public static void RunStarted() => Started.Add(1);

    public static void RunEnded(RunStatus status) => Ended.Add(1, KeyValuePair.Create<string, object?>("status", status.ToString()));

    public static void PointsLogged(int points) => Points.Add(points);

    public static void ArtifactStored(long bytes) => Bytes.Add(bytes);
}

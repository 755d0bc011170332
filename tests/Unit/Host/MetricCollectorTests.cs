using System.Diagnostics.Metrics;
using Slipway.Host.Metrics;

namespace Slipway.Unit.Host;

public sealed class MetricCollectorTests
{
    [Fact]
    public async Task Instruments_are_written_as_Prometheus_reads_them()
    {
        using var metrics = new MetricCollector();
        await metrics.StartAsync(TestContext.Current.CancellationToken);
        using var meter = new Meter("Slipway.Test");
        var requests = meter.CreateCounter<long>("slipway_test_requests", description: "Asked.");
        var took = meter.CreateHistogram("slipway_test_duration", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        meter.CreateObservableGauge("slipway.test.size", () => 7, "By");

        requests.Add(2, new KeyValuePair<string, object?>("who", "a\"b\\c\nd"));
        requests.Add(3, new KeyValuePair<string, object?>("who", "a\"b\\c\nd"));
        took.Record(0.05);
        took.Record(0.1);
        took.Record(5);

        var text = metrics.Write();
        Assert.Contains("# HELP slipway_test_requests_total Asked.\n# TYPE slipway_test_requests_total counter\nslipway_test_requests_total{who=\"a\\\"b\\\\c\\nd\"} 5\n", text, StringComparison.Ordinal);
        Assert.Contains("slipway_test_duration_seconds_bucket{le=\"0.1\"} 2\nslipway_test_duration_seconds_bucket{le=\"1\"} 2\nslipway_test_duration_seconds_bucket{le=\"+Inf\"} 3\n", text, StringComparison.Ordinal);
        Assert.Contains("slipway_test_duration_seconds_count 3\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE slipway_test_size_bytes gauge\nslipway_test_size_bytes 7\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_lose_no_count()
    {
        using var metrics = new MetricCollector();
        await metrics.StartAsync(TestContext.Current.CancellationToken);
        using var meter = new Meter("Slipway.Test");
        var counter = meter.CreateCounter<long>("slipway_test_threads");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
                counter.Add(1);
        })));

        Assert.Contains("slipway_test_threads_total 40000\n", metrics.Write(), StringComparison.Ordinal);
    }
}

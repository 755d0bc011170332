using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Slipway.Host.Metrics;

/// <summary>
/// Listens to the meters of Slipway, ASP.NET Core and the runtime, and keeps what Prometheus wants: sums of counters,
/// last values of gauges, histograms with the bounds their instrument advises.
/// </summary>
sealed class MetricCollector : IHostedService, IDisposable
{
    static readonly string[] Meters = ["Slipway", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    readonly ConcurrentDictionary<Instrument, MetricFamily> _families = new();
    readonly MeterListener _listener = new();

    public MetricCollector()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Array.Exists(Meters, meter => instrument.Meter.Name == meter || instrument.Meter.Name.StartsWith(meter + ".", StringComparison.Ordinal)))
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, made => new(made)));
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<float>((_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    /// <summary>Everything in Prometheus' text format 0.0.4, families of one name together.</summary>
    public string Write()
    {
        lock (_listener)
        {
            foreach (var family in _families.Values.Where(family => family.IsObserved))
                family.Forget();
            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (var families in _families.Values.Where(family => !family.IsEmpty).GroupBy(family => family.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                families.First().WriteHead(text);
                foreach (var family in families)
                    family.WriteSeries(text);
            }

            return text.ToString();
        }
    }
}

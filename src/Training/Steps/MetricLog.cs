using System.Threading.Channels;
using Slipway.Contracts.Tracking;
using Slipway.Pipelines.Steps;
using Slipway.Tracking;

namespace Slipway.Training.Steps;

/// <summary>Writes a training's metrics into its run while it goes on, several at a time, and passes its progress to the step.</summary>
sealed class MetricLog : IProgress<TrainerLine>, IAsyncDisposable
{
    readonly Channel<MetricPointView> _points = Channel.CreateUnbounded<MetricPointView>(new() { SingleReader = true });
    readonly StepContext _context;
    readonly Task _writing;

    public MetricLog(RunRecorder recorder, string run, StepContext context, CancellationToken ct)
    {
        _context = context;
        _writing = WriteAsync(recorder, run, ct);
    }

    public void Report(TrainerLine line)
    {
        if (line is { Kind: TrainerLineKind.Metric, Key: { } key, Value: { } value })
            _points.Writer.TryWrite(new(key, value, line.Step ?? 0));
        else if (line is { Kind: TrainerLineKind.Progress })
            _context.Report(line.Fraction, line.Message ?? "");
    }

    /// <summary>Waits until everything reported is in the run.</summary>
    public async ValueTask DisposeAsync()
    {
        _points.Writer.TryComplete();
        await _writing;
    }

    async Task WriteAsync(RunRecorder recorder, string run, CancellationToken ct)
    {
        while (await _points.Reader.WaitToReadAsync(ct))
        {
            var batch = new List<MetricPointView>();
            while (_points.Reader.TryRead(out var point))
                batch.Add(point);
            await recorder.LogAsync(run, new(Metrics: batch), ct);
        }
    }
}

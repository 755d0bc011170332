using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Slipway.Serving.Models;
using Slipway.Serving.Predictions;
using Slipway.Serving.Routing;

namespace Slipway.Serving.Inference;

/// <summary>
/// Scores copies of answered requests with a shadow version, after the answer and never in its way: when the queue is
/// full, copies are dropped and counted.
/// </summary>
sealed partial class ShadowScorer(IPredictionLog log, ExchangePool pool, ServingMeter meter, ServingOptions options, ILogger<ShadowScorer> logger)
    : BackgroundService
{
    readonly Channel<InferenceExchange> _queue = Channel.CreateBounded<InferenceExchange>(
        new BoundedChannelOptions(Math.Max(1, options.ShadowQueue)) { SingleReader = true });

    public void Offer(InferenceExchange answered, Route shadow)
    {
        if (_queue.Reader.Count >= options.ShadowQueue || !shadow.Model.TryHold())
        {
            meter.ShadowDropped.Add(1, shadow.Labels);
            return;
        }

        var copy = pool.Rent();
        copy.Request.CopyFrom(answered.Request);
        (copy.Caller, copy.ReceivedAt, copy.Route) = (answered.Caller, answered.ReceivedAt, shadow);
        if (_queue.Writer.TryWrite(copy))
            return;
        meter.ShadowDropped.Add(1, shadow.Labels);
        shadow.Model.LetGo();
        pool.Return(copy);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var copy in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ScoreAsync(copy, copy.Route!, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                ShadowFailed(copy.Route!.Source.Deployment, copy.Route.VersionName, error);
            }
            finally
            {
                copy.Route!.Model.LetGo();
                pool.Return(copy);
            }
        }
    }

    async ValueTask ScoreAsync(InferenceExchange copy, Route shadow, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var signature = shadow.Model.Runtime.Signature;
        var failure = InputBinder.Bind(copy.Request, signature, copy.InputPlaces(signature.Inputs.Count), out var rows);
        if (failure is null)
        {
            copy.PrepareOutputs(signature.Outputs.Count);
            try
            {
                await shadow.Model.Runtime.RunAsync(copy.Inputs, copy.Outputs, ct);
            }
            catch (ModelFailedException error)
            {
                failure = InferenceFailure.Invalid(error.Message);
            }
        }

        var microseconds = (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        shadow.Traffic.Record(microseconds, failure is not null);
        if (failure is not null)
            return;
        meter.Requests.Add(1, shadow.Labels);
        Log(copy, shadow, rows, microseconds);
    }

    void Log(InferenceExchange copy, Route shadow, int rows, long microseconds)
    {
        var request = copy.Request;
        var logged = log.TryAppend(shadow.Source, new()
        {
            Id = request.Text(request.Id),
            EventTime = request.EventTime ?? copy.ReceivedAt,
            ReceivedAt = copy.ReceivedAt,
            Microseconds = microseconds,
            Rows = rows,
            Caller = copy.Caller,
            Inputs = copy.Inputs.Span,
            Outputs = copy.Outputs.Span,
        });
        if (!logged)
            meter.Unlogged.Add(1);
    }

    [LoggerMessage(LogLevel.Error, "Shadow {Version} of {Deployment} failed")]
    partial void ShadowFailed(string deployment, string version, Exception error);
}

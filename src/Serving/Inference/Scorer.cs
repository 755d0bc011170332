using System.Diagnostics;
using Slipway.Serving.Models;
using Slipway.Serving.Predictions;
using Slipway.Serving.Routing;

namespace Slipway.Serving.Inference;

/// <summary>The hot path, whatever protocol a request came by: route, check, score, log.</summary>
sealed class Scorer(
    RouteTable routes, IPredictionLog log, ShadowScorer shadows, ServingMeter meter, ServingOptions options, TimeProvider clock)
{
    /// <param name="started">A timestamp of <see cref="Stopwatch"/> from when the request was read.</param>
    public async ValueTask<InferenceFailure?> ScoreAsync(InferenceExchange exchange, string deployment, long started, CancellationToken ct)
    {
        exchange.ReceivedAt = clock.GetUtcNow().ToUnixTimeMilliseconds();
        RequestIds.Ensure(exchange.Request);
        var failure = Choose(exchange, deployment, out var set);
        if (failure is not null)
            return failure;
        var route = exchange.Route!;
        try
        {
            failure = await RunAsync(exchange, route, ct) ?? Log(exchange, route, started);
            if (failure is null && set!.Shadow is { } shadow && shadow != route)
                shadows.Offer(exchange, shadow);
            return failure;
        }
        finally
        {
            route.Model.LetGo();
            Count(exchange, route, failure, started);
        }
    }

    InferenceFailure? Choose(InferenceExchange exchange, string deployment, out RouteSet? set)
    {
        while (true)
        {
            set = routes.Find(deployment);
            if (set is null)
                return InferenceFailure.NotFound($"No model '{deployment}' is served here; {NearbyNames.Sentence(deployment, routes.Names)}.");
            var request = exchange.Request;
            var key = request.RoutingKey.IsEmpty ? request.Id : request.RoutingKey;
            var route = exchange.Version is null ? set.Choose(request.Text(key)) : set.OfVersion(exchange.Version);
            if (route is null)
                return InferenceFailure.NotFound($"'{deployment}' does not serve version '{exchange.Version}'; it serves {string.Join(", ", set.All.Select(served => served.VersionName))}.");
            if (!route.Model.TryHold())
                continue;
            exchange.Route = route;
            return null;
        }
    }

    static async ValueTask<InferenceFailure?> RunAsync(InferenceExchange exchange, Route route, CancellationToken ct)
    {
        var signature = route.Model.Runtime.Signature;
        var failure = InputBinder.Bind(exchange.Request, signature, exchange.InputPlaces(signature.Inputs.Count), out var rows)
            ?? RequestedOutputs.Check(exchange.Request, signature);
        if (failure is not null)
            return failure;
        exchange.Rows = rows;
        exchange.PrepareOutputs(signature.Outputs.Count);
        try
        {
            await route.Model.Runtime.RunAsync(exchange.Inputs, exchange.Outputs, ct);
            return null;
        }
        catch (ModelFailedException error)
        {
            return InferenceFailure.Invalid(error.Message);
        }
    }

    InferenceFailure? Log(InferenceExchange exchange, Route route, long started)
    {
        var request = exchange.Request;
        if (log.TryAppend(route.Source, new()
        {
            Id = request.Text(request.Id),
            EventTime = request.EventTime ?? exchange.ReceivedAt,
            ReceivedAt = exchange.ReceivedAt,
            Microseconds = Microseconds(started),
            Rows = exchange.Rows,
            Caller = exchange.Caller,
            Inputs = exchange.Inputs.Span,
            Outputs = exchange.Outputs.Span,
        }))
            return null;
        meter.Unlogged.Add(1);
        return options.RefuseWhenUnlogged
            ? InferenceFailure.Unavailable("The prediction cannot be logged now, and this server is set not to answer unlogged.")
            : null;
    }

    void Count(InferenceExchange exchange, Route route, InferenceFailure? failure, long started)
    {
        var microseconds = Microseconds(started);
        route.Traffic.Record(microseconds, failure is not null);
        if (failure is not null)
            return;
        meter.Requests.Add(1, route.Labels);
        meter.Rows.Add(exchange.Rows, route.Labels);
        meter.Duration.Record(microseconds / 1e6, route.Labels);
    }

    static long Microseconds(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds;
}

using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Kernel;

namespace Slipway.Serving.Inference;

/// <summary><c>POST /v2/models/{name}/infer</c>. A bare request delegate: nothing is bound by reflection and nothing is thrown for a bad request.</summary>
sealed class InferEndpoint(Scorer scorer, ExchangePool pool, RequestGate gate, ServingMeter meter, ServingOptions options)
{
    public async Task HandleAsync(HttpContext http)
    {
        if (!gate.TryEnter())
        {
            http.Response.Headers.RetryAfter = "1";
            await FailAsync(http, InferenceFailure.Unavailable($"{options.MaxConcurrentRequests} requests are being scored already; come back in a second."));
            return;
        }

        var exchange = pool.Rent();
        try
        {
            if (await ScoreAsync(http, exchange) is { } failure)
                await FailAsync(http, failure);
            else
                await AnswerAsync(http, exchange);
        }
        finally
        {
            pool.Return(exchange);
            gate.Leave();
        }
    }

    async ValueTask<InferenceFailure?> ScoreAsync(HttpContext http, InferenceExchange exchange)
    {
        var failure = await RequestBody.ParseAsync(http, exchange.Request, options);
        if (failure is not null)
            return failure;
        var started = Stopwatch.GetTimestamp();
        var values = http.Request.RouteValues;
        exchange.Version = values["version"] as string;
        exchange.Caller = http.RequestServices.GetRequiredService<Actor>().Name;
        return await scorer.ScoreAsync(exchange, (string)values["name"]!, started, http.RequestAborted);
    }

    static async ValueTask AnswerAsync(HttpContext http, InferenceExchange exchange)
    {
        InferenceResponse.Write(exchange);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = exchange.Response.WrittenCount;
        await http.Response.BodyWriter.WriteAsync(exchange.Response.WrittenMemory, http.RequestAborted);
    }

    Task FailAsync(HttpContext http, InferenceFailure failure)
    {
        meter.Errors.Add(1, new KeyValuePair<string, object?>("status", failure.Status));
        http.Response.StatusCode = failure.Status;
        return http.Response.WriteAsJsonAsync(new OipError(failure.Message), http.RequestAborted);
    }
}

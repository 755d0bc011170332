using Microsoft.AspNetCore.Http.HttpResults;
using Slipway.Access;
using Slipway.Storage;

namespace Slipway.Host;

/// <summary>What load balancers and scripts ask: is the process alive, and may it be sent work.</summary>
static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").Public();
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live")));
        health.MapGet("/ready", ReadyAsync);
    }

    static async Task<JsonHttpResult<HealthView>> ReadyAsync(IEnumerable<IReadiness> parts, EventLog events, IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return NotReady("the server is stopping");
        foreach (var part in parts)
        {
            if (await part.WhyNotAsync(ct) is { } reason)
                return NotReady(reason);
        }

        await events.HeadAsync(ct);
        return TypedResults.Json(new HealthView("ready"));
    }

    static JsonHttpResult<HealthView> NotReady(string reason) =>
        TypedResults.Json(new HealthView("waiting", reason), statusCode: StatusCodes.Status503ServiceUnavailable);
}

/// <param name="Reason">Why work may not be sent yet; null otherwise.</param>
sealed record HealthView(string Status, string? Reason = null);

using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Slipway.Access;
using Slipway.Contracts.Governance;
using Slipway.Governance.Audit;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Governance.Live;

/// <summary>Every event as it happens, for the page: server-sent events (HTML standard, section 9.2) named by their type.</summary>
static class EventStream
{
    public static void MapEventStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/stream", FollowAsync).WithTags("Audit").Requires(Permission.Read).DisableRequestTimeout();

    /// <param name="after">Position to go on from; absent, only what happens from now on.</param>
    static async Task<ServerSentEventsResult<AuditEntryView>> FollowAsync(
        long? after, HttpContext http, EventLog events, IHostApplicationLifetime lifetime)
    {
        var from = after
            ?? (long.TryParse(http.Request.Headers["Last-Event-ID"], out var seen) ? seen : await events.HeadAsync(http.RequestAborted));
        return TypedResults.ServerSentEvents(ItemsAsync(events, from, lifetime.ApplicationStopping, http.RequestAborted));
    }

    static async IAsyncEnumerable<SseItem<AuditEntryView>> ItemsAsync(
        EventLog events, long from, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, ct);
        await using var following = events.FollowAsync(from, either.Token).GetAsyncEnumerator(CancellationToken.None);
        while (await MoveAsync(following))
            yield return new(AuditEntry.View(following.Current), following.Current.Type) { EventId = following.Current.Position.ToString() };
    }

    /// <summary>A reader who leaves and a server that stops end the stream; neither is a failure.</summary>
    static async ValueTask<bool> MoveAsync(IAsyncEnumerator<StoredEvent> following)
    {
        try
        {
            return await following.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

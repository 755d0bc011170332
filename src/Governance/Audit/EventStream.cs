using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Slipway.Access;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Governance.Audit;

/// <summary>What happens, as it happens, as server-sent events (WHATWG HTML, section 9.2).</summary>
static class EventStream
{
    /// <summary>A comment goes out this often, so that a connection nobody holds any more is noticed.</summary>
    static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapEventStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/events/stream", StreamAsync)
            .WithTags("Governance")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .Requires(Permission.Read)
            .DisableRequestTimeout();

    /// <summary>Ends with the caller or the server.</summary>
    /// <param name="after">Position to go on from; absent, the header <c>Last-Event-ID</c>, else only what happens from now on.</param>
    static async Task StreamAsync(HttpContext http, EventLog events, Actor actor, IHostApplicationLifetime server, TimeProvider clock, CancellationToken ct, long? after = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, server.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var from = after ?? (long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? seen
            : await events.HeadAsync(ct));
        try
        {
            await http.Response.WriteAsync(": following\n\n", stop.Token);
            await http.Response.Body.FlushAsync(stop.Token);
            await WriteAsync(http.Response, events.FollowAsync(from, stop.Token), actor.May(Permission.Audit), clock, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller left or the server stops: the stream has no other end.
        }
    }

    static async Task WriteAsync(HttpResponse response, IAsyncEnumerable<StoredEvent> events, bool whole, TimeProvider clock, CancellationToken ct)
    {
        await using var reader = events.GetAsyncEnumerator(ct);
        var next = reader.MoveNextAsync().AsTask();
        while (true)
        {
            if (await IsSilentAsync(next, clock, ct))
            {
                await response.WriteAsync(": still here\n\n", ct);
            }
            else
            {
                await next;
                await response.WriteAsync(Line(reader.Current, whole), ct);
                next = reader.MoveNextAsync().AsTask();
            }

            if (!next.IsCompleted)
                await response.Body.FlushAsync(ct);
        }
    }

    static async Task<bool> IsSilentAsync(Task next, TimeProvider clock, CancellationToken ct)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var silent = await Task.WhenAny(next, Task.Delay(Heartbeat, clock, rest.Token)) != next;
        await rest.CancelAsync();
        return silent;
    }

    /// <summary>JSON has no line ends of its own, so one data line holds it. Who did it and with what is for those who may read the audit log.</summary>
    static string Line(StoredEvent e, bool whole)
    {
        var entry = AuditEndpoints.View(e);
        return $"id: {e.Position}\nevent: {e.Type}\ndata: {Json.Write(whole ? entry : entry with { Actor = "", Data = "{}" })}\n\n";
    }
}

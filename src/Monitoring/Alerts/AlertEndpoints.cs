using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Monitoring.Alerts;

static class AlertEndpoints
{
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/alerts").WithTags("Alerts");
        alerts.MapGet("", ListAsync).Requires(Permission.Read);
        alerts.MapGet("/{id}", GetAsync).Requires(Permission.Read);
        alerts.MapPost("/{id}/acknowledge", AcknowledgeAsync).Requires(Permission.Monitor);
    }

    static async Task<Ok<Page<AlertView>>> ListAsync(
        string? cursor, int? limit, string? deployment, AlertStatus? status, AlertCatalog alerts, CancellationToken ct) =>
        TypedResults.Ok(await alerts.ListAsync(PageRequest.From(cursor, limit), deployment, status, ct));

    static async Task<Ok<AlertView>> GetAsync(Id<Alert> id, AlertStore alerts, CancellationToken ct) =>
        TypedResults.Ok((await alerts.FindAsync(id, ct) ?? throw Refusal.NotFound(id)).View());

    static async Task<Ok<AlertView>> AcknowledgeAsync(Id<Alert> id, Actor actor, AlertStore alerts, Db db, EventLog events, CancellationToken ct)
    {
        var alert = await alerts.FindAsync(id, ct) ?? throw Refusal.NotFound(id);
        await db.WriteAsync(async tx =>
        {
            if (await AlertStore.AcknowledgeAsync(tx, id, actor.Name, ct))
                await events.AppendAsync(tx, new("alert.acknowledged", actor.Name, alert.Subject, new { alert = id.ToString(), alert.Deployment, alert.Model, alert.Rule }), ct);
        }, ct);
        return await GetAsync(id, alerts, ct);
    }
}

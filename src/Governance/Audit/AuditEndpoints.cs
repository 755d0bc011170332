using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Governance;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Governance.Audit;

/// <summary>The event log as people read it: newest first, filtered, and proven whole.</summary>
static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit").WithTags("Audit").Requires(Permission.Audit);
        audit.MapGet("", ListAsync);
        audit.MapGet("/verify", VerifyAsync);
    }

    static async Task<Ok<Page<AuditEntryView>>> ListAsync(
        string? type, string? actor, string? subject, string? search, string? cursor, int? limit, EventLog events, CancellationToken ct)
    {
        var page = PageRequest.From(cursor, limit);
        long? before = page.After is null ? null
            : long.TryParse(page.After, out var position) ? position
            : throw Refusal.Invalid("page.cursor", "cursor is not one that this list gave out; leave it away for the first page.");
        EventFilter filter = new(type, actor, subject, search);
        var found = await events.SearchAsync(filter, before, page.Limit + 1, ct);
        var shown = found.Take(page.Limit).Select(AuditEntry.View).ToList();
        var next = found.Count > page.Limit ? PageRequest.Encode(shown[^1].Position.ToString()) : null;
        return TypedResults.Ok(new Page<AuditEntryView>(shown, next, await events.CountAsync(filter, ct)));
    }

    static async Task<Ok<AuditCheckView>> VerifyAsync(EventLog events, CancellationToken ct)
    {
        var check = await events.VerifyAsync(ct);
        return TypedResults.Ok(new AuditCheckView(check.Entries, check.Valid, check.FirstBroken, check.Head.ToString()));
    }
}

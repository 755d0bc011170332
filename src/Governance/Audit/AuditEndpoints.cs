using System.Globalization;
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

static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit").WithTags("Governance").Requires(Permission.Audit);
        audit.MapGet("/", ListAsync);
        audit.MapGet("/verify", VerifyAsync).DisableRequestTimeout();
    }

    /// <summary>Newest first.</summary>
    /// <param name="type">A type of event or the start of one: <c>model</c> finds <c>model.version.approved</c>.</param>
    /// <param name="subject">A subject or the start of one: <c>model/flights</c> finds <c>model/flights/2</c>.</param>
    /// <param name="search">Text anywhere in type, actor, subject or data.</param>
    static async Task<Ok<Page<AuditEntryView>>> ListAsync(
        EventLog events, CancellationToken ct,
        string? type = null, string? actor = null, string? subject = null, string? search = null, string? cursor = null, int? limit = null)
    {
        var page = PageRequest.From(cursor, limit);
        var filter = new EventFilter(Given(type), Given(actor), Given(subject), Given(search));
        var found = await events.SearchAsync(filter, Position(page.After), page.Limit + 1, ct);
        var next = found.Count > page.Limit ? PageRequest.Encode($"{found[page.Limit - 1].Position}") : null;
        return TypedResults.Ok(new Page<AuditEntryView>([.. found.Take(page.Limit).Select(View)], next, await events.CountAsync(filter, ct)));
    }

    static async Task<Ok<AuditCheckView>> VerifyAsync(EventLog events, CancellationToken ct)
    {
        var check = await events.VerifyAsync(ct);
        return TypedResults.Ok(new AuditCheckView(check.Entries, check.Valid, check.FirstBroken, check.Head.ToString()));
    }

    internal static AuditEntryView View(StoredEvent e) => new(
        e.Position, e.At, e.Type, e.Actor, e.Subject, e.Data, e.Previous.ToString(), e.Hash.ToString());

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static long? Position(string? after)
    {
        if (after is null)
            return null;
        return long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw Refusal.Invalid("page.cursor", "cursor is not one that this list gave out; leave it away for the first page.");
    }
}

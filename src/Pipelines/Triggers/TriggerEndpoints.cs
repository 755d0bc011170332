using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;

namespace Slipway.Pipelines.Triggers;

static class TriggerEndpoints
{
    public static void MapTriggers(this IEndpointRouteBuilder routes)
    {
        var triggers = routes.MapGroup("/triggers").WithTags("Triggers").Requires(Permission.Read);
        triggers.MapGet("/", ListAsync);
        triggers.MapPost("/{id}/enable", EnableAsync).Requires(Permission.RunPipelines);
        triggers.MapPost("/{id}/disable", DisableAsync).Requires(Permission.RunPipelines);
    }

    static async Task<Ok<Page<TriggerView>>> ListAsync(
        TriggerStore triggers, CancellationToken ct, string? pipeline = null, string? cursor = null, int? limit = null) =>
        TypedResults.Ok((await triggers.ListAsync(PageRequest.From(cursor, limit), pipeline, ct)).Select(trigger => trigger.View()));

    static async Task<Ok<TriggerView>> EnableAsync(string id, SwitchTrigger change, Actor actor, CancellationToken ct) =>
        TypedResults.Ok((await change.ExecuteAsync(id, enabled: true, actor, ct)).View());

    static async Task<Ok<TriggerView>> DisableAsync(string id, SwitchTrigger change, Actor actor, CancellationToken ct) =>
        TypedResults.Ok((await change.ExecuteAsync(id, enabled: false, actor, ct)).View());
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Registry;
using Slipway.Kernel;

namespace Slipway.Registry.Aliases;

static class AliasEndpoints
{
    public static void MapAliases(this IEndpointRouteBuilder routes)
    {
        var aliases = routes.MapGroup("/models/{name}/aliases/{alias}").WithTags("Models");
        aliases.MapPut("", MoveAsync).Requires(Permission.Deploy);
        aliases.MapDelete("", RemoveAsync).Requires(Permission.Deploy);
        aliases.MapGet("/history", HistoryAsync).Requires(Permission.Read);
    }

    static async Task<Ok<AliasChangeView>> MoveAsync(
        string name, string alias, SetAliasRequest request, Actor actor, MoveAlias moveAlias, CancellationToken ct) =>
        TypedResults.Ok(await moveAlias.ExecuteAsync(name, alias, request.Version, actor, ct));

    static async Task<Ok<AliasChangeView>> RemoveAsync(string name, string alias, Actor actor, MoveAlias moveAlias, CancellationToken ct) =>
        TypedResults.Ok(await moveAlias.RemoveAsync(name, alias, actor, ct));

    static async Task<Ok<Page<AliasChangeView>>> HistoryAsync(
        string name, string alias, string? cursor, int? limit, AliasStore aliases, CancellationToken ct) =>
        TypedResults.Ok(await aliases.HistoryAsync(name, alias, PageRequest.From(cursor, limit), ct));
}

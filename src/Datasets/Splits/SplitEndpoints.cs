using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Kernel;

namespace Slipway.Datasets.Splits;

static class SplitEndpoints
{
    public static void MapSplits(this IEndpointRouteBuilder routes)
    {
        var splits = routes.MapGroup("/tables/{digest}/splits").WithTags("Tables").Requires(Permission.Read);
        splits.MapGet("/", ListAsync);
        splits.MapPost("/", SplitAsync).DisableRequestTimeout().Requires(Permission.WriteData);
    }

    static async Task<Ok<Page<SplitView>>> ListAsync(Digest digest, TableSplits splits, CancellationToken ct, string? cursor = null, int? limit = null) =>
        TypedResults.Ok(await splits.ListAsync(digest, PageRequest.From(cursor, limit), ct));

    static async Task<Ok<SplitView>> SplitAsync(Digest digest, SplitRequest request, TableSplits splits, Actor actor, CancellationToken ct) =>
        TypedResults.Ok(await splits.SplitAsync(digest, request, actor, ct));
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Registry;
using Slipway.Kernel;

namespace Slipway.Registry.Models;

static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/models").WithTags("Models").Requires(Permission.Read);
        models.MapGet("", ListAsync);
        models.MapGet("/{name}", GetAsync);
    }

    static async Task<Ok<Page<ModelView>>> ListAsync(string? search, string? cursor, int? limit, ModelStore models, CancellationToken ct) =>
        TypedResults.Ok(await models.ListAsync(search, PageRequest.From(cursor, limit), ct));

    static async Task<Ok<ModelView>> GetAsync(string name, ModelStore models, CancellationToken ct) =>
        TypedResults.Ok(await models.FindAsync(name, ct) ?? throw ModelStore.NotFound(name));
}

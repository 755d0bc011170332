using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Kernel;

namespace Slipway.Datasets.Validation;

static class ValidationEndpoints
{
    public static void MapValidations(this IEndpointRouteBuilder routes)
    {
        var validations = routes.MapGroup("/tables/{digest}/validations").WithTags("Tables").Requires(Permission.Read);
        validations.MapGet("/", ListAsync);
        validations.MapPost("/", CheckAsync).DisableRequestTimeout().Requires(Permission.WriteData);
    }

    static async Task<Ok<Page<ValidationView>>> ListAsync(
        Digest digest, TableValidation validation, CancellationToken ct, string? cursor = null, int? limit = null) =>
        TypedResults.Ok(await validation.ListAsync(digest, PageRequest.From(cursor, limit), ct));

    static async Task<Ok<ValidationView>> CheckAsync(
        Digest digest, ValidateRequest request, TableValidation validation, Actor actor, CancellationToken ct) =>
        TypedResults.Ok(await validation.CheckAsync(digest, request.Expectations, actor, ct));
}

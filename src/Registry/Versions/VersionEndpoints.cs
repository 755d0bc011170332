using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Registry.Models;

namespace Slipway.Registry.Versions;

static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder routes)
    {
        var versions = routes.MapGroup("/models/{name}/versions").WithTags("Models");
        versions.MapGet("", ListAsync).Requires(Permission.Read);
        versions.MapPost("", RegisterAsync).Requires(Permission.RegisterModels);
        versions.MapGet("/{version:int}", GetAsync).Requires(Permission.Read);
        versions.MapGet("/{version:int}/file", FileAsync).DisableRequestTimeout().Requires(Permission.Read);
        versions.MapPost("/{version:int}/decision", DecideAsync).Requires(Permission.ApproveModels);
    }

    static async Task<Ok<Page<ModelVersionView>>> ListAsync(
        string name, string? cursor, int? limit, ModelStore models, VersionReader versions, CancellationToken ct)
    {
        await models.RequireAsync(name, ct);
        return TypedResults.Ok(await versions.ListAsync(name, PageRequest.From(cursor, limit), ct));
    }

    static async Task<Created<ModelVersionView>> RegisterAsync(
        string name, RegisterVersionRequest request, Actor actor, DraftVersion draft, RegisterVersion register, CancellationToken ct)
    {
        var version = await register.ExecuteAsync(await draft.ExecuteAsync(name, request, actor, ct), actor, ct);
        return TypedResults.Created($"/api/v1/models/{version.Model}/versions/{version.Version}", version);
    }

    static async Task<Ok<ModelVersionView>> GetAsync(string name, int version, VersionReader versions, CancellationToken ct) =>
        TypedResults.Ok(await versions.ViewAsync(name, version, ct) ?? throw ModelVersion.NotFound(name, version));

    static async Task<PhysicalFileHttpResult> FileAsync(
        string name, int version, VersionReader versions, ModelCatalog models, CancellationToken ct)
    {
        var found = await versions.FindAsync(name, version, ct) ?? throw ModelVersion.NotFound(name, version);
        return TypedResults.PhysicalFile(
            await models.ModelPathAsync(found.Digest, ct), "application/octet-stream", $"{name}-{version}.onnx", found.CreatedAt,
            new($"\"{found.Digest.Hex}\""), enableRangeProcessing: true);
    }

    static async Task<Ok<ModelVersionView>> DecideAsync(
        string name, int version, DecideRequest request, Actor actor, DecideVersion decide, CancellationToken ct) =>
        TypedResults.Ok(await decide.ExecuteAsync(name, version, request, actor, ct));
}

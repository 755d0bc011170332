using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;

namespace Slipway.Pipelines.Definitions;

static class PipelineEndpoints
{
    public static void MapPipelineDefinitions(this IEndpointRouteBuilder routes)
    {
        var pipelines = routes.MapGroup("/pipelines").WithTags("Pipelines").Requires(Permission.Read);
        pipelines.MapGet("/", ListAsync);
        pipelines.MapGet("/{name}", GetAsync);
        pipelines.MapPut("/{name}", PutAsync).Requires(Permission.RunPipelines);
    }

    static async Task<Ok<Page<PipelineView>>> ListAsync(
        PipelineCatalog catalog, CancellationToken ct, string? cursor = null, int? limit = null, string? search = null) =>
        TypedResults.Ok(await catalog.ListAsync(PageRequest.From(cursor, limit), search, ct));

    static async Task<Ok<PipelineDefinitionView>> GetAsync(string name, PipelineCatalog catalog, CancellationToken ct, int? version = null) =>
        TypedResults.Ok(await catalog.FindDefinitionAsync(name, version, ct) ?? throw Refusal.NotFound(
            "pipeline.not_found", $"No pipeline is called '{name}'{(version is null ? "" : $" with a version {version}")}."));

    static async Task<Ok<PipelineDefinitionView>> PutAsync(
        string name, PutPipelineRequest request, PutPipeline put, Actor actor, CancellationToken ct) =>
        TypedResults.Ok(PipelineCatalog.View(await put.ExecuteAsync(name, request, actor, ct)));
}

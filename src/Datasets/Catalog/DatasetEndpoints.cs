using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Imports;
using Slipway.Kernel;

namespace Slipway.Datasets.Catalog;

static class DatasetEndpoints
{
    public static void MapDatasets(this IEndpointRouteBuilder routes)
    {
        var datasets = routes.MapGroup("/datasets").WithTags("Datasets").Requires(Permission.Read);
        datasets.MapGet("/", ListAsync);
        datasets.MapGet("/{name}", GetAsync);
        datasets.MapGet("/{name}/versions", VersionsAsync);
        datasets.MapPost("/{name}/versions", ImportAsync).DisableRequestTimeout().Requires(Permission.WriteData);
        datasets.MapGet("/{name}/versions/{version}", VersionAsync);
        datasets.MapPut("/{name}/dictionary", DescribeAsync).Requires(Permission.WriteData);
    }

    static async Task<Ok<Page<DatasetView>>> ListAsync(DatasetCatalog datasets, CancellationToken ct, string? cursor = null, int? limit = null, string? search = null) =>
        TypedResults.Ok(await datasets.ListAsync(PageRequest.From(cursor, limit), search, ct));

    static async Task<Ok<DatasetView>> GetAsync(string name, DatasetCatalog datasets, CancellationToken ct) =>
        TypedResults.Ok(await datasets.GetAsync(name, ct));

    static async Task<Ok<Page<DatasetVersionView>>> VersionsAsync(
        string name, DatasetCatalog datasets, CancellationToken ct, string? cursor = null, int? limit = null) =>
        TypedResults.Ok(await datasets.VersionsAsync(name, PageRequest.From(cursor, limit), ct));

    static async Task<Created<DatasetVersionView>> ImportAsync(
        string name, ImportRequest request, ImportDataset import, Actor actor, CancellationToken ct)
    {
        var version = await import.ExecuteAsync(name, request, actor, ct);
        return TypedResults.Created($"/api/v1/datasets/{name}/versions/{version.Version}", version);
    }

    static async Task<Ok<DatasetVersionView>> VersionAsync(string name, string version, DatasetCatalog datasets, CancellationToken ct)
    {
        var dataset = await datasets.GetAsync(name, ct);
        var number = version is "latest" ? dataset.Versions
            : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return TypedResults.Ok(await datasets.FindVersionAsync(name, number, ct)
            ?? throw Refusal.NotFound("dataset.version_not_found", $"{name} has no version '{version}'; accepted are 1 to {dataset.Versions} and latest."));
    }

    static async Task<Ok<DatasetVersionView>> DescribeAsync(
        string name, DictionaryRequest request, DatasetCatalog datasets, Actor actor, CancellationToken ct) =>
        TypedResults.Ok(await datasets.DescribeAsync(name, request, actor, ct));
}

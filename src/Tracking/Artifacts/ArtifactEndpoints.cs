using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Tracking.Artifacts;

static class ArtifactEndpoints
{
    public static void MapArtifacts(this IEndpointRouteBuilder routes)
    {
        var artifacts = routes.MapGroup("/runs/{id}/artifacts").WithTags("Runs");
        artifacts.MapGet("", ListAsync).Requires(Permission.Read);
        artifacts.MapGet("/{**path}", GetAsync).DisableRequestTimeout().Requires(Permission.Read);
        artifacts.MapPut("/{**path}", PutAsync).WithMetadata(new DisableRequestSizeLimitAttribute()).DisableRequestTimeout().Requires(Permission.LogRuns);
    }

    static async Task<Ok<Page<ArtifactView>>> ListAsync(
        string id, string? search, string? cursor, int? limit, ArtifactStore artifacts, CancellationToken ct) =>
        TypedResults.Ok(await artifacts.ListAsync(id, search, PageRequest.From(cursor, limit), ct));

    static async Task<PhysicalFileHttpResult> GetAsync(
        string id, string path, HttpResponse response, ArtifactStore artifacts, IBlobStore blobs, CancellationToken ct)
    {
        var artifact = await artifacts.FindAsync(id, path, ct) ?? throw ArtifactStore.NotFound(id, path);
        var digest = Digest.Parse(artifact.Digest);
        var file = await blobs.LocalPathAsync(digest, ct);

        response.Headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(MediaTypes.IsShown(artifact.MediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(SafePath.Parse(artifact.Path).Name);
        response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.PhysicalFile(
            file, artifact.MediaType, lastModified: artifact.CreatedAt, entityTag: new($"\"{digest.Hex}\""), enableRangeProcessing: true);
    }

    static async Task<Ok<ArtifactView>> PutAsync(string id, string path, Stream body, ArtifactStore artifacts, CancellationToken ct) =>
        TypedResults.Ok(await artifacts.PutAsync(id, path, body, ct));
}

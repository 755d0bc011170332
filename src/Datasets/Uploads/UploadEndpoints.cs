using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Datasets;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Uploads;

static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder routes, DatasetsOptions options) =>
        routes.MapPost("/uploads", ReceiveAsync)
            .WithTags("Datasets")
            .TakesUploads(options.UploadBytes)
            .Requires(Permission.WriteData);

    /// <summary>Stores the body as it arrives; never more than a buffer of it is in memory.</summary>
    static async Task<Created<UploadView>> ReceiveAsync(
        Stream body, IBlobStore blobs, UploadStore uploads, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var blob = await blobs.PutAsync(body, ct);
        await uploads.AddAsync(blob, actor, clock.GetUtcNow(), ct);
        return TypedResults.Created((string?)null, new UploadView(blob.Digest.ToString(), blob.Bytes));
    }
}

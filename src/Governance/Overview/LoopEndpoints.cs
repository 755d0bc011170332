using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Governance;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Governance.Overview;

static class LoopEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder routes)
    {
        var overview = routes.MapGroup("").WithTags("Overview").Requires(Permission.Read);
        overview.MapGet("/overview", async (LoopReader loop, CancellationToken ct) => TypedResults.Ok(await loop.ReadAsync(ct)));
        overview.MapGet("/server", Server);
    }

    static Ok<ServerView> Server(StorageOptions storage, AccessOptions access)
    {
        using var process = Process.GetCurrentProcess();
        return TypedResults.Ok(new ServerView(
            Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "0",
            process.StartTime.ToUniversalTime(),
            storage.Database.Length > 0 ? "PostgreSQL" : "SQLite",
            storage.Blobs.Bucket.Length > 0 || storage.Blobs.Endpoint.Length > 0 ? "S3" : "files",
            access.RequireAuthentication ? "tokens" : "local user",
            process.WorkingSet64));
    }
}

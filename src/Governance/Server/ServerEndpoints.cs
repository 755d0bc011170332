using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Governance;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Governance.Server;

/// <summary>When this process began to serve.</summary>
sealed record ServerStart(DateTimeOffset At);

static class ServerEndpoints
{
    public static void MapServer(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/server", Read).WithTags("Governance").Requires(Permission.Read);

    static Ok<ServerView> Read(ServerStart start, StorageOptions storage, AccessOptions access) => TypedResults.Ok(new ServerView(
        typeof(ServerEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0",
        start.At,
        storage.Database.Length > 0 ? "PostgreSQL" : "SQLite",
        storage.Blobs.Bucket.Length > 0 ? $"S3, bucket {storage.Blobs.Bucket}" : "files",
        access.DemandsTokens ? "tokens" : "local user",
        Environment.WorkingSet));
}

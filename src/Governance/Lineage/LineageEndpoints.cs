using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Governance;
using Slipway.Kernel;

namespace Slipway.Governance.Lineage;

static class LineageEndpoints
{
    public static void MapLineage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/lineage/{kind}/{**key}", GetAsync).WithTags("Lineage").Requires(Permission.Audit);

    static async Task<Ok<LineageView>> GetAsync(string kind, string key, LineageWalk walk, CancellationToken ct) =>
        TypedResults.Ok(await walk.FromAsync(new(kind, key), ct));
}

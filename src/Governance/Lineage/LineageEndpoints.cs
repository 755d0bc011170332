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
        routes.MapGet("/lineage/{kind}/{**key}", ReadAsync).WithTags("Governance").Requires(Permission.Audit);

    static async Task<Ok<LineageView>> ReadAsync(string kind, string key, LineageReader lineage, CancellationToken ct) =>
        TypedResults.Ok(await lineage.ReadAsync(kind, key.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), ct));
}

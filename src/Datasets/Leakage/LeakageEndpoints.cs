using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Tables;
using Slipway.Kernel;

namespace Slipway.Datasets.Leakage;

static class LeakageEndpoints
{
    public static void MapLeakage(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/tables/{digest}/leakage", CheckAsync).DisableRequestTimeout().WithTags("Tables").Requires(Permission.WriteData);

    /// <param name="digest">The table that is learnt from; it joins the parts as <c>train</c> when none of that name is given.</param>
    static async Task<Ok<LeakageView>> CheckAsync(
        Digest digest, LeakageRequest request, LeakageCheck check, TableCatalog catalog, CancellationToken ct)
    {
        await catalog.GetAsync(digest, ct);
        var parts = new Dictionary<string, string> { ["train"] = digest.ToString() };
        foreach (var (name, reference) in request.Parts)
            parts[name] = reference;
        return TypedResults.Ok(await check.CheckAsync(request with { Parts = parts }, ct));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Tracking;
using Slipway.Kernel;

namespace Slipway.Tracking.Experiments;

static class ExperimentEndpoints
{
    public static void MapExperiments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/experiments", ListAsync).WithTags("Runs").Requires(Permission.Read);

    static async Task<Ok<Page<ExperimentView>>> ListAsync(
        string? search, string? cursor, int? limit, ExperimentStore experiments, CancellationToken ct) =>
        TypedResults.Ok(await experiments.ListAsync(search, PageRequest.From(cursor, limit), ct));
}

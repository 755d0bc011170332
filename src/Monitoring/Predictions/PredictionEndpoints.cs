using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Kernel;
using Slipway.Monitoring.Labels;

namespace Slipway.Monitoring.Predictions;

static class PredictionEndpoints
{
    public static void MapPredictions(this IEndpointRouteBuilder routes)
    {
        var predictions = routes.MapGroup("/predictions").WithTags("Predictions").Requires(Permission.Read);
        predictions.MapGet("", ListAsync);
        predictions.MapGet("/{id}", GetAsync);
        routes.MapPost("/labels", LabelAsync).WithTags("Predictions").Requires(Permission.Score);
    }

    static async Task<Ok<Page<PredictionView>>> ListAsync(
        string? cursor, int? limit, string? deployment, DateTimeOffset? from, DateTimeOffset? to, PredictionCatalog predictions, CancellationToken ct) =>
        TypedResults.Ok(await predictions.ListAsync(PageRequest.From(cursor, limit), deployment, from, to, ct));

    static async Task<Ok<PredictionView>> GetAsync(string id, PredictionCatalog predictions, CancellationToken ct) =>
        TypedResults.Ok(await predictions.FindAsync(id, ct)
            ?? throw Refusal.NotFound("prediction.not_found", $"No prediction in this server's log has the id '{(id.Length > 200 ? id[..200] : id)}'."));

    static async Task<Ok<LabelsAcceptedView>> LabelAsync(LabelsRequest request, Actor actor, AcceptLabels accept, CancellationToken ct) =>
        TypedResults.Ok(await accept.ExecuteAsync(request, actor, ct));
}

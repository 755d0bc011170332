using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Tracking.Metrics;
using Slipway.Tracking.Search;

namespace Slipway.Tracking.Runs;

static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        var runs = routes.MapGroup("/runs").WithTags("Runs");
        runs.MapGet("", SearchAsync).Requires(Permission.Read);
        runs.MapPost("", StartAsync).Requires(Permission.LogRuns);
        runs.MapGet("/compare", CompareAsync).Requires(Permission.Read);
        runs.MapGet("/{id}", GetAsync).Requires(Permission.Read);
        runs.MapGet("/{id}/metrics", MetricsAsync).Requires(Permission.Read);
        runs.MapPost("/{id}/log", LogAsync).Requires(Permission.LogRuns);
        runs.MapPost("/{id}/end", EndAsync).Requires(Permission.LogRuns);
    }

    static async Task<Ok<Page<RunView>>> SearchAsync(
        string? experiment, RunStatus? status, string? search, string? execution, string? order, string? cursor, int? limit,
        RunSearch runs, CancellationToken ct) =>
        TypedResults.Ok(await runs.FindAsync(
            new(experiment, status, search, execution, RunOrder.Parse(order), PageRequest.From(cursor, limit)), ct));

    static async Task<Created<RunView>> StartAsync(StartRunRequest request, Actor actor, RunRecorder recorder, CancellationToken ct)
    {
        var run = await recorder.StartAsync(request, origin: null, actor, ct);
        return TypedResults.Created($"/api/v1/runs/{run.Id}", run);
    }

    static async Task<Ok<RunView>> GetAsync(string id, RunCatalog runs, CancellationToken ct) => TypedResults.Ok(await runs.GetAsync(id, ct));

    static async Task<Ok<RunView>> LogAsync(string id, LogRequest request, RunRecorder recorder, RunCatalog runs, CancellationToken ct)
    {
        await recorder.LogAsync(id, request, ct);
        return TypedResults.Ok(await runs.GetAsync(id, ct));
    }

    static async Task<Ok<RunView>> EndAsync(
        string id, EndRunRequest request, Actor actor, RunRecorder recorder, RunCatalog runs, CancellationToken ct)
    {
        await recorder.EndAsync(id, request.Status, actor, ct);
        return TypedResults.Ok(await runs.GetAsync(id, ct));
    }

    static async Task<Ok<IReadOnlyList<MetricHistoryView>>> MetricsAsync(
        string id, [FromQuery] string[] key, RunCatalog runs, MetricStore metrics, CancellationToken ct)
    {
        await runs.GetAsync(id, ct);
        return TypedResults.Ok(await metrics.HistoryAsync(id, key, ct));
    }

    static async Task<Ok<RunComparisonView>> CompareAsync([FromQuery] string[] id, RunReader runs, CancellationToken ct)
    {
        var ids = id.Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count is < 2 or > RunComparison.MaxRuns)
            throw Refusal.Invalid("run.compare", $"{ids.Count} runs were named by id; accepted are 2 to {RunComparison.MaxRuns}.");
        var found = await runs.ViewsAsync(ids, ct);
        if (ids.FirstOrDefault(wanted => found.All(run => run.Id != wanted)) is { } missing)
            throw Run.NotFound(missing);
        return TypedResults.Ok(RunComparison.Of(found));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;

namespace Slipway.Pipelines.Executions;

static class ExecutionEndpoints
{
    const int LogLines = 1_000;

    public static void MapExecutions(this IEndpointRouteBuilder routes)
    {
        var executions = routes.MapGroup("").WithTags("Executions").Requires(Permission.Read);
        executions.MapPost("/pipelines/{name}/executions", StartAsync).Requires(Permission.RunPipelines);
        executions.MapGet("/executions", ListAsync);
        executions.MapGet("/executions/{id}", GetAsync);
        executions.MapPost("/executions/{id}/cancel", CancelAsync).Requires(Permission.RunPipelines);
        executions.MapGet("/executions/{id}/steps/{step}/log", LogAsync);
    }

    static async Task<Created<ExecutionView>> StartAsync(
        string name, StartExecutionRequest? request, StartExecution start, ExecutionCatalog catalog, Actor actor, CancellationToken ct)
    {
        var execution = await start.ExecuteAsync(name, request?.Inputs, new("manual", null, actor), guard: null, ct);
        return TypedResults.Created($"/api/v1/executions/{execution!.Id}", await catalog.FindAsync(execution.Id.ToString(), ct));
    }

    static async Task<Ok<Page<ExecutionSummaryView>>> ListAsync(
        ExecutionStore executions, CancellationToken ct, string? pipeline = null, ExecutionStatus? status = null, string? cursor = null, int? limit = null) =>
        TypedResults.Ok(await executions.ListAsync(PageRequest.From(cursor, limit), pipeline, status, ct));

    static async Task<Ok<ExecutionView>> GetAsync(string id, ExecutionCatalog catalog, CancellationToken ct) =>
        TypedResults.Ok(await catalog.FindAsync(id, ct) ?? throw Missing(id));

    static async Task<Ok<ExecutionView>> CancelAsync(
        string id, CancelExecution cancel, ExecutionCatalog catalog, Actor actor, CancellationToken ct)
    {
        await cancel.ExecuteAsync(Id<Execution>.TryParse(id, out var parsed) ? parsed : throw Missing(id), actor, ct);
        return TypedResults.Ok(await catalog.FindAsync(id, ct) ?? throw Missing(id));
    }

    static async Task<Ok<StepLogView>> LogAsync(
        string id, string step, ExecutionStore executions, StepLogStore logs, CancellationToken ct, long after = 0)
    {
        if (!Id<Execution>.TryParse(id, out var parsed) || await executions.FindAsync(parsed, ct) is not { } execution)
            throw Missing(id);
        if (execution.Find(step) is null)
            throw Refusal.NotFound("step.not_found", $"{id} has no step '{step}'; it has {string.Join(", ", execution.Steps.Select(state => state.Name))}.");
        var lines = await logs.ReadAsync(parsed, step, after, LogLines, ct);
        return TypedResults.Ok(new StepLogView(lines, lines.Count > 0 ? lines[^1].Number : after));
    }

    static RefusalException Missing(string id) => Refusal.NotFound("exe.not_found", $"No execution has the id '{id}'.");
}

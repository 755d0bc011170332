using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Evaluation;
using Slipway.Datasets.Tables;
using Slipway.Evaluation.Comparisons;
using Slipway.Kernel;
using Slipway.Tracking;

namespace Slipway.Evaluation.Evaluations;

static class EvaluationEndpoints
{
    public static void MapEvaluations(this IEndpointRouteBuilder routes)
    {
        var evaluations = routes.MapGroup("").WithTags("Evaluations").Requires(Permission.Read);
        evaluations.MapGet("/runs/{id}/evaluations", OfRunAsync);
        evaluations.MapGet("/evaluations/{id}", GetAsync);
        evaluations.MapPost("/evaluations/compare", CompareAsync);
    }

    static async Task<Ok<Page<EvaluationView>>> OfRunAsync(
        string id, EvaluationStore evaluations, RunCatalog runs, CancellationToken ct, string? cursor = null, int? limit = null)
    {
        if (await runs.FindAsync(id, ct) is null)
            throw Refusal.NotFound("run.not_found", $"No run has the id '{id}'.");
        return TypedResults.Ok(await evaluations.ListAsync(id, PageRequest.From(cursor, limit), ct));
    }

    static async Task<Ok<EvaluationView>> GetAsync(string id, EvaluationStore evaluations, CancellationToken ct) =>
        TypedResults.Ok((await FindAsync(id, evaluations, ct)).View);

    /// <summary>Two evaluated models on the same rows: the challenger's table unless another is named.</summary>
    static async Task<Ok<IReadOnlyList<ComparisonView>>> CompareAsync(
        string champion, string challenger, EvaluationStore evaluations, ModelComparison comparison, TableCatalog tables, CancellationToken ct, string? table = null)
    {
        var (first, second) = (await FindAsync(champion, evaluations, ct), await FindAsync(challenger, evaluations, ct));
        if (first.Label != second.Label)
            throw Refusal.Invalid("evaluation.labels", $"One model predicts '{first.Label}', the other '{second.Label}'; they can not be compared.");
        var rows = (await tables.ResolveAsync(table ?? second.View.Table, ct)).Table;
        return TypedResults.Ok(await comparison.CompareAsync(
            Digest.Parse(first.View.Model), Digest.Parse(second.View.Model), champion, challenger, Digest.Parse(rows.Digest), second.Label, ct));
    }

    static async Task<StoredEvaluation> FindAsync(string id, EvaluationStore evaluations, CancellationToken ct) =>
        await evaluations.FindAsync(id, ct) ?? throw Refusal.NotFound("evaluation.not_found", $"No evaluation has the id '{id}'.");
}

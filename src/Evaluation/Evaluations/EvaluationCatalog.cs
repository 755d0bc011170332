using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Sketches;
using Slipway.Kernel;

namespace Slipway.Evaluation.Evaluations;

/// <summary>Evaluations, for later modules.</summary>
public sealed class EvaluationCatalog
{
    readonly EvaluationStore _evaluations;

    internal EvaluationCatalog(EvaluationStore evaluations) => _evaluations = evaluations;

    /// <param name="id">e.g. <c>evl_0199…</c>.</param>
    public async Task<EvaluationView?> FindAsync(string id, CancellationToken ct) => (await _evaluations.FindAsync(id, ct))?.View;

    /// <summary>The newest evaluation of a run, on one table when one is named.</summary>
    public async Task<EvaluationView?> OfRunAsync(string run, Digest? table, CancellationToken ct) =>
        (await _evaluations.FindLatestAsync(run, table, ct))?.View;

    /// <summary>The column that the evaluated model predicts.</summary>
    public async Task<string?> LabelAsync(string id, CancellationToken ct) => (await _evaluations.FindAsync(id, ct))?.Label;

    /// <summary>The sketch of the evaluated rows' scores, for comparing later traffic with.</summary>
    public async Task<ScoreHistogram?> ScoresAsync(string id, CancellationToken ct) =>
        await _evaluations.FindScoresAsync(id, ct) is { } bytes ? ScoreHistogram.FromBytes(bytes) : null;
}

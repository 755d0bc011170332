using Slipway.Contracts.Evaluation;
using Slipway.Evaluation.Scoring;
using Slipway.Kernel;

namespace Slipway.Evaluation.Comparisons;

/// <summary>Holds two models against each other on the same rows.</summary>
public sealed class ModelComparison
{
    static readonly IReadOnlyDictionary<string, bool> NoColumns = new Dictionary<string, bool>();

    readonly ScoreTable _score;

    internal ModelComparison(ScoreTable score) => _score = score;

    /// <param name="champion">Digest of an ONNX model.</param>
    /// <param name="label">A 0/1 column of the table; rows without a label are left out.</param>
    /// <returns>AUC, log loss and Brier score; AUC only when both classes occur.</returns>
    public async Task<IReadOnlyList<ComparisonView>> CompareAsync(
        Digest champion, Digest challenger, string championName, string challengerName, Digest table, string label, CancellationToken ct)
    {
        var first = await _score.ExecuteAsync(new(champion, table, label, NoColumns), ct);
        var second = await _score.ExecuteAsync(new(challenger, table, label, NoColumns), ct);
        return PairedComparison.Of(first.Scores, second.Scores, first.Labels, championName, challengerName);
    }
}

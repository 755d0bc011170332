using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Registry;
using Slipway.Datasets.Tables;
using Slipway.Evaluation.Comparisons;
using Slipway.Evaluation.Evaluations;
using Slipway.Kernel;
using Slipway.Registry.Gates;
using Slipway.Registry.Profiles;
using Slipway.Registry.Signatures;
using Slipway.Storage;
using Slipway.Tracking;

namespace Slipway.Registry.Versions;

/// <summary>Finds out everything that gates and later watchers need to know about a draft.</summary>
sealed class CollectEvidence(
    VersionReader versions, RunCatalog runs, TableCatalog tables, EvaluationCatalog evaluations, ModelComparison comparison,
    MakeProfile makeProfile, IBlobStore blobs)
{
    /// <summary>The alias whose version a newcomer is held against.</summary>
    const string Champion = "champion";

    public async Task<VersionEvidence> ExecuteAsync(VersionDraft draft, CancellationToken ct)
    {
        var signature = await ModelSignature.ReadAsync(await blobs.LocalPathAsync(draft.File, ct), ct);
        var training = draft.Origin.Table is { } table ? await tables.FindAsync(Digest.Parse(table), ct) : null;
        var evaluation = await EvaluationAsync(draft, ct);
        var label = evaluation is null ? null : await evaluations.LabelAsync(evaluation.Id, ct);
        var champion = await versions.ViewByAliasAsync(draft.Model, Champion, ct);
        var against = champion is null || evaluation is null || label is null
            ? null
            : await CompareAsync(champion, draft, evaluation, label, ct);

        var metrics = await MetricsAsync(draft, evaluation, ct);
        var seen = new GateEvidence(
            signature, evaluation, training, champion is null ? null : new($"{champion.Model}/{champion.Version}", champion.Signature), against);
        var scores = evaluation is null ? null : await evaluations.ScoresAsync(evaluation.Id, ct);
        Digest? profile = training is null ? null : await makeProfile.ExecuteAsync(signature, training, scores, label, metrics, ct);
        return new(seen, metrics, profile);
    }

    /// <summary>The one that the draft names, else the run's latest; only of the very file that is to be registered.</summary>
    async Task<EvaluationView?> EvaluationAsync(VersionDraft draft, CancellationToken ct)
    {
        if (draft.Origin.Evaluation is { } id)
        {
            var named = await evaluations.FindAsync(id, ct) ?? throw Refusal.NotFound("evaluation.not_found", $"No evaluation has the id {id}.");
            return named.Model == draft.File.ToString()
                ? named
                : throw Refusal.Conflict("evaluation.other_model", $"The evaluation {id} is of {named.Model}, not of {draft.File}; evaluate the file that is to be registered.");
        }

        var latest = draft.Origin.Run is { } run ? await evaluations.OfRunAsync(run, table: null, ct) : null;
        return latest?.Model == draft.File.ToString() ? latest : null;
    }

    async Task<IReadOnlyList<ComparisonView>?> CompareAsync(
        ModelVersionView champion, VersionDraft draft, EvaluationView evaluation, string label, CancellationToken ct)
    {
        try
        {
            return await comparison.CompareAsync(
                Digest.Parse(champion.Digest), draft.File, $"{champion.Model}/{champion.Version}", draft.Model, Digest.Parse(evaluation.Table), label, ct);
        }
        catch (RefusalException)
        {
            return null; // The champion cannot read these rows: a gate that asks for the comparison is then not passed.
        }
    }

    async Task<IReadOnlyDictionary<string, double>> MetricsAsync(VersionDraft draft, EvaluationView? evaluation, CancellationToken ct)
    {
        if (evaluation is not null)
            return evaluation.Metrics.Where(metric => double.IsFinite(metric.Value.Value)).ToDictionary(metric => metric.Key, metric => metric.Value.Value);
        var run = draft.Origin.Run is { } id ? await runs.FindAsync(id, ct) : null;
        return (run?.Metrics ?? new Dictionary<string, double>()).Where(metric => double.IsFinite(metric.Value)).ToDictionary();
    }
}

using System.Text;
using Slipway.Contracts.Datasets;
using Slipway.Contracts.Registry;
using Slipway.Datasets.Tables;
using Slipway.Evaluation.Sketches;
using Slipway.Kernel;
using Slipway.Registry.Gates;
using Slipway.Registry.Profiles;
using Slipway.Registry.Signatures;
using Slipway.Storage;
using Slipway.Tracking;

namespace Slipway.Registry.Versions;

/// <summary>Finds out everything that gates and later watchers need to know about a draft.</summary>
sealed class CollectEvidence(VersionReader versions, RunCatalog runs, TableCatalog tables, IBlobStore blobs)
{
    /// <summary>The alias whose version a newcomer is held against.</summary>
    const string Champion = "champion";

    public async Task<VersionEvidence> ExecuteAsync(VersionDraft draft, CancellationToken ct)
    {
        var signature = await ModelSignature.ReadAsync(await blobs.LocalPathAsync(draft.File, ct), ct);
        var training = draft.Origin.Table is { } table ? await tables.FindAsync(Digest.Parse(table), ct) : null;
        var champion = await versions.ViewByAliasAsync(draft.Model, Champion, ct);
        var metrics = await RunMetricsAsync(draft, ct);
        var profile = training is null ? null : await ProfileAsync(signature, training, scores: null, metrics, label: null, ct);
        var seen = new GateEvidence(
            signature, Evaluation: null, training, champion is null ? null : new($"{champion.Model}/{champion.Version}", champion.Signature));
        return new(seen, metrics, profile);
    }

    async Task<IReadOnlyDictionary<string, double>> RunMetricsAsync(VersionDraft draft, CancellationToken ct)
    {
        var run = draft.Origin.Run is { } id ? await runs.FindAsync(id, ct) : null;
        return (run?.Metrics ?? new Dictionary<string, double>()).Where(metric => double.IsFinite(metric.Value)).ToDictionary();
    }

    async Task<Digest?> ProfileAsync(
        SignatureView signature, TableView training, ScoreHistogram? scores, IReadOnlyDictionary<string, double> metrics, string? label,
        CancellationToken ct)
    {
        var path = await tables.LocalPathAsync(Digest.Parse(training.Digest), ct);
        var columns = training.Columns.Select(column => column.Name).ToList();
        var features = await Task.Run(() => TableReference.Of(path, signature.Inputs, columns, ct), ct);
        var profile = new ReferenceProfile(features, ScoreReference.Of(scores), metrics, label);
        return (await blobs.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(Json.Write(profile))), ct)).Digest;
    }
}

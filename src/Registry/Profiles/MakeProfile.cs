using System.Text;
using Slipway.Contracts.Datasets;
using Slipway.Contracts.Registry;
using Slipway.Datasets.Tables;
using Slipway.Evaluation.Sketches;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Registry.Profiles;

/// <summary>Makes the reference profile of a version and stores it.</summary>
sealed class MakeProfile(TableCatalog tables, IBlobStore blobs)
{
    /// <param name="scores">Of the evaluation; null when nobody evaluated the model.</param>
    /// <returns>The digest of the stored <see cref="ReferenceProfile"/>.</returns>
    public async Task<Digest> ExecuteAsync(
        SignatureView signature, TableView training, ScoreHistogram? scores, string? label, IReadOnlyDictionary<string, double> metrics,
        CancellationToken ct)
    {
        var path = await tables.LocalPathAsync(Digest.Parse(training.Digest), ct);
        var columns = training.Columns.Select(column => column.Name).ToList();
        var features = await Task.Run(() => TableReference.Of(path, signature.Inputs, columns, ct), ct);
        var profile = new ReferenceProfile(features, ScoreReference.Of(scores), metrics, label, scores?.Threshold ?? 0.5);
        return (await blobs.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(Json.Write(profile))), ct)).Digest;
    }
}

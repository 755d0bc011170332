using System.Globalization;
using Slipway.Monitoring;

namespace Slipway.Governance.Lineage;

/// <summary>Predictions: where accounts of a decision begin.</summary>
sealed class PredictionLineage(PredictionCatalog predictions) : ILineageSource
{
    public const string Prediction = "prediction";

    public IReadOnlyList<string> Kinds { get; } = [Prediction];

    public async Task<LineageEntry?> FindAsync(LineageKey key, CancellationToken ct)
    {
        if (await predictions.FindAsync(key.Key, ct) is not { } prediction)
            return null;
        var outputs = string.Join(", ", prediction.Outputs.Select(output => $"{output.Key} {Convert.ToString(output.Value, CultureInfo.InvariantCulture)}"));
        return new(
            new(key.ToString(), Prediction, prediction.Id, outputs, prediction.Digest, $"/predictions/{Uri.EscapeDataString(prediction.Id)}"),
            [
                LineageLink.Source(new(ModelLineage.Version, $"{prediction.Model}/{prediction.Version}"), "scored by"),
                LineageLink.Source(new(ModelLineage.Deployment, prediction.Deployment), "answered by"),
            ]);
    }
}

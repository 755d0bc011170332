using Slipway.Datasets.Catalog;
using Slipway.Pipelines.Executions;

namespace Slipway.Pipelines.Triggers;

/// <summary>Whether a dataset holds a version that a pipeline's last execution has not read: training again on the same rows gives the same model.</summary>
sealed class FreshData(ExecutionStore executions, DatasetCatalog datasets)
{
    /// <returns>A sentence saying what is missing; null when there are fresh rows.</returns>
    public async Task<string?> MissingAsync(string pipeline, string dataset, CancellationToken ct)
    {
        if (await datasets.LatestAsync(dataset, ct) is not { } latest)
            return $"Waiting for a first version of dataset {dataset}.";
        var inputs = await executions.LastInputsAsync(pipeline, ct);
        var read = inputs?.Values.Select(value => Version(value, dataset)).Max() ?? 0;
        return latest.Version > read ? null : $"Waiting for a version of {dataset} newer than {dataset}@{read}, which the last execution read.";
    }

    static int Version(string reference, string dataset) =>
        reference.StartsWith($"{dataset}@", StringComparison.Ordinal) && int.TryParse(reference[(dataset.Length + 1)..], out var version) ? version : 0;
}

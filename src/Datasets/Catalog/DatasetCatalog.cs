using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Catalog;

/// <summary>Datasets and their numbered versions.</summary>
public sealed class DatasetCatalog(Db db, EventLog events)
{
    readonly DatasetStore _datasets = new(db);

    /// <summary>The newest version, or null where the dataset is unknown.</summary>
    public async Task<DatasetVersionView?> LatestAsync(string dataset, CancellationToken ct) =>
        await _datasets.FindAsync(dataset, ct) is { } found ? await _datasets.FindVersionAsync(dataset, found.Versions, ct) : null;

    public Task<DatasetVersionView?> FindVersionAsync(string dataset, int version, CancellationToken ct) =>
        _datasets.FindVersionAsync(dataset, version, ct);

    /// <summary>The dataset versions that hold exactly this table; a derived table is in none.</summary>
    public Task<IReadOnlyList<DatasetVersionView>> OfTableAsync(Digest table, CancellationToken ct) => _datasets.OfTableAsync(table, ct);

    /// <param name="search">Part of a name or description; null for all.</param>
    public async Task<Page<DatasetView>> ListAsync(PageRequest page, string? search, CancellationToken ct)
    {
        var found = await _datasets.ListAsync(page, search, ct);
        return new(await ViewsAsync(found.Items, ct), found.Next, found.Total);
    }

    internal async Task<DatasetView> GetAsync(string name, CancellationToken ct) => (await ViewsAsync([await FindAsync(name, ct)], ct)).Single();

    internal async Task<Page<DatasetVersionView>> VersionsAsync(string name, PageRequest page, CancellationToken ct) =>
        await _datasets.VersionsAsync(name, (await FindAsync(name, ct)).Versions, page, ct);

    /// <summary>Changes the dictionary of the latest version's table.</summary>
    internal async Task<DatasetVersionView> DescribeAsync(string name, DictionaryRequest request, Actor actor, CancellationToken ct)
    {
        var dataset = await FindAsync(name, ct);
        var latest = (await _datasets.FindVersionAsync(name, dataset.Versions, ct))!;
        var unknown = request.Columns.Where(entry => latest.Table.Columns.All(column => column.Name != entry.Name)).ToList();
        if (unknown.Count > 0)
        {
            throw Refusal.Invalid("dictionary.column", $"{name}@{latest.Version} has no column '{unknown[0].Name}'.", [.. unknown.Select(entry =>
                new Problem($"columns.{entry.Name}", $"No such column; accepted are {string.Join(", ", latest.Table.Columns.Select(column => column.Name))}."))]);
        }

        await db.WriteAsync(async tx =>
        {
            await TableStore.DescribeAsync(tx, Digest.Parse(latest.Table.Digest), request.Columns, ct);
            await events.AppendAsync(tx, new("dataset.dictionary.changed", actor.Name, $"dataset/{name}/{latest.Version}", request), ct);
        }, ct);
        return (await _datasets.FindVersionAsync(name, latest.Version, ct))!;
    }

    async Task<Dataset> FindAsync(string name, CancellationToken ct) => await _datasets.FindAsync(DatasetName.Parse(name), ct)
        ?? throw Refusal.NotFound("dataset.not_found", $"No dataset is named '{name}'; import one, or see GET /api/v1/datasets.");

    async Task<IReadOnlyList<DatasetView>> ViewsAsync(IReadOnlyList<Dataset> datasets, CancellationToken ct)
    {
        var latest = await _datasets.LatestAsync(datasets.Select(dataset => dataset.Name), ct);
        return [.. datasets.Select(dataset => new DatasetView(
            dataset.Name, dataset.Description, dataset.Owner, dataset.CreatedAt, dataset.Versions, latest.GetValueOrDefault(dataset.Name)))];
    }
}

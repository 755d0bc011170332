using System.Globalization;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Tables;
using Slipway.Kernel;

namespace Slipway.Governance.Lineage;

/// <summary>Tables, the tables and uploads they were made of, and the dataset versions that hold them.</summary>
sealed class DataLineage(TableCatalog tables, DatasetCatalog datasets) : ILineageSource
{
    public const string Table = "table";
    public const string Version = "dataset-version";
    public const string Upload = "upload";

    public IReadOnlyList<string> Kinds { get; } = [Table, Version, Upload];

    /// <summary>Where a reference such as <c>flights@2</c> or a digest leads.</summary>
    public static LineageKey Of(string reference) =>
        reference.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? new(Version, $"{reference[..at]}/{reference[(at + 1)..]}") : new(Table, reference);

    public async Task<LineageEntry?> FindAsync(LineageKey key, CancellationToken ct)
    {
        if (key.Kind == Version)
            return await FindVersionAsync(key, ct);
        if (!Digest.TryParse(key.Key, out var digest))
            return null;
        if (key.Kind == Upload)
            return new(new(key.ToString(), Upload, "upload", null, key.Key, null), []);
        return await tables.FindAsync(digest, ct) is { } table ? await EntryAsync(key, digest, table, ct) : null;
    }

    async Task<LineageEntry> EntryAsync(LineageKey key, Digest digest, TableView table, CancellationToken ct)
    {
        var links = new List<LineageLink>();
        foreach (var parent in table.Origin.Parents)
            links.Add(LineageLink.Source(await ParentAsync(parent, ct), table.Origin.Kind is "import" ? "imported from" : "made of"));
        foreach (var version in await datasets.OfTableAsync(digest, ct))
            links.Add(LineageLink.Source(new(Version, $"{version.Dataset}/{version.Version}"), "is"));
        var rows = table.Rows.ToString("N0", CultureInfo.InvariantCulture);
        return new(new(key.ToString(), Table, Title(table), $"{rows} rows", table.Digest, $"/tables/{table.Digest}"), links);
    }

    /// <summary>The rows, of which this is a name: made by an import or append, so the links are the table's own.</summary>
    async Task<LineageEntry?> FindVersionAsync(LineageKey key, CancellationToken ct)
    {
        var parts = key.Key.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ||
            await datasets.FindVersionAsync(parts[0], number, ct) is not { } version)
            return null;
        var links = new List<LineageLink>();
        foreach (var parent in version.Table.Origin.Parents)
            links.Add(LineageLink.Source(await ParentAsync(parent, ct), version.Table.Origin.Kind is "append" ? "added to" : "imported from"));
        var rows = version.Table.Rows.ToString("N0", CultureInfo.InvariantCulture);
        return new(
            new(key.ToString(), Version, $"{version.Dataset}@{version.Version}", $"{rows} rows, by {version.CreatedBy}", version.Table.Digest, $"/datasets/{version.Dataset}?version={version.Version}"),
            links);
    }

    async Task<LineageKey> ParentAsync(string parent, CancellationToken ct)
    {
        if (!Digest.TryParse(parent, out var digest) || await tables.FindAsync(digest, ct) is null)
            return new(Upload, parent);
        return await datasets.OfTableAsync(digest, ct) is [.., var version]
            ? new(Version, $"{version.Dataset}/{version.Version}")
            : new(Table, parent);
    }

    static string Title(TableView table) => table.Origin.Kind switch
    {
        "split" => table.Origin.Detail.Split(' ')[0],
        "transform" => "features",
        var kind => kind,
    };
}

using System.Globalization;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Queries;
using Slipway.Engines.DuckDb;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Tables;

/// <summary>What a reference names.</summary>
/// <param name="Dataset">Null where the reference was a digest.</param>
public sealed record ResolvedTable(TableView Table, string? Dataset, int? Version)
{
    /// <summary><c>flights@2</c>, or the digest: never <c>latest</c>.</summary>
    public string Reference => Dataset is null ? Table.Digest : $"{Dataset}@{Version}";
}

/// <summary>Every table of data, by digest.</summary>
public sealed class TableCatalog(Db db, EventLog events, IBlobStore blobs, TableQueries queries, TimeProvider clock)
{
    readonly TableStore _tables = new(db);
    readonly DatasetStore _datasets = new(db);

    public Task<TableView?> FindAsync(Digest digest, CancellationToken ct) => _tables.FindAsync(digest, ct);

    /// <param name="reference"><c>flights@latest</c>, <c>flights@2</c>, <c>flights</c> or <c>sha256:…</c>.</param>
    public async Task<ResolvedTable> ResolveAsync(string reference, CancellationToken ct)
    {
        if (Digest.TryParse(reference, out var digest))
            return new(await GetAsync(digest, ct), null, null);
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var name = DatasetName.Parse(at < 0 ? reference : reference[..at]);
        var dataset = await _datasets.FindAsync(name, ct)
            ?? throw Refusal.NotFound("dataset.not_found", $"No dataset is named '{name}', and '{reference}' is not a digest; import one, or see GET /api/v1/datasets.");
        var wanted = at < 0 ? "latest" : reference[(at + 1)..];
        var number = wanted is "latest" ? dataset.Versions
            : int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed
            : throw Refusal.Invalid("dataset.version", $"'{reference}' names no version; accepted are {name}@latest and {name}@1 to {name}@{dataset.Versions}.");
        var version = await _datasets.FindVersionAsync(name, number, ct)
            ?? throw Refusal.NotFound("dataset.version_not_found", $"{name} has no version {number}; accepted are 1 to {dataset.Versions} and latest.");
        return new(version.Table, name, version.Version);
    }

    /// <summary>A verified local Parquet file.</summary>
    public async Task<string> LocalPathAsync(Digest table, CancellationToken ct)
    {
        await GetAsync(table, ct);
        return await blobs.LocalPathAsync(table, ct);
    }

    /// <summary>Keeps a Parquet file that somebody made. Columns take meaning, unit and role from the parents' columns of the same name.</summary>
    /// <param name="parquetPath">May be moved away.</param>
    public async Task<TableView> StoreAsync(string parquetPath, OriginView origin, Actor actor, CancellationToken ct)
    {
        var known = new List<ColumnView>();
        foreach (var parent in origin.Parents)
        {
            if (Digest.TryParse(parent, out var digest) && await _tables.FindAsync(digest, ct) is { } table)
                known.AddRange(table.Columns);
        }

        return await StoreAsync(parquetPath, origin, known, actor, ct);
    }

    /// <param name="known">What is known about columns of these names; the first that says something wins.</param>
    internal async Task<TableView> StoreAsync(
        string parquetPath, OriginView origin, IReadOnlyCollection<ColumnView> known, Actor actor, CancellationToken ct)
    {
        var table = await PrepareAsync(parquetPath, origin, known, actor, ct);
        await db.WriteAsync(tx => AddAsync(tx, table, actor, ct), ct);
        return await GetAsync(Digest.Parse(table.Digest), ct);
    }

    /// <summary>Describes a Parquet file and stores its bytes, so that a transaction can keep it as a table.</summary>
    internal async Task<TableView> PrepareAsync(
        string parquetPath, OriginView origin, IReadOnlyCollection<ColumnView> known, Actor actor, CancellationToken ct)
    {
        var (columns, rows) = await queries.RunAsync(QueryFiles.None.With(parquetPath), RowOrder.Any, query => Describe(query, parquetPath), ct);
        if (rows == 0)
            throw Refusal.Invalid("table.empty", $"The table has no rows ({origin.Kind}: {origin.Detail}); at least one is needed.");
        var blob = await blobs.PutFileAsync(parquetPath, ct);
        var views = columns.Select(column => ColumnDictionary.Known(column, known)).ToList();
        return new(blob.Digest.ToString(), rows, blob.Bytes, views, origin, actor.Name, clock.GetUtcNow());
    }

    internal async Task AddAsync(Tx tx, TableView table, Actor actor, CancellationToken ct)
    {
        if (await TableStore.AddAsync(tx, table, ct))
            await events.AppendAsync(tx, new("table.created", actor.Name, $"table/{table.Digest}", new { table.Rows, table.Bytes, table.Origin }), ct);
    }

    internal async Task<TableView> GetAsync(Digest digest, CancellationToken ct) => await _tables.FindAsync(digest, ct)
        ?? throw Refusal.NotFound("table.not_found", $"No table has the digest {digest}.");

    static (IReadOnlyList<QueryColumn> Columns, long Rows) Describe(TableQuery query, string path)
    {
        try
        {
            query.View("written", $"read_parquet({DuckDbSql.Literal(path)})");
            return (query.Describe("written"), query.Count("written"));
        }
        catch (DuckDbException error)
        {
            throw Refusal.Invalid("table.unreadable", $"The file is not a whole Parquet file: {QueryFailure.Sentence(error, query.Files)}");
        }
    }
}

using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Catalog;

sealed record Dataset(string Name, string Description, string Owner, int Versions, DateTimeOffset CreatedAt);

sealed class DatasetStore(Db db)
{
    sealed record StoredVersion(string Dataset, int Version, Digest Table, string Note, string CreatedBy, DateTimeOffset CreatedAt);

    readonly TableStore _tables = new(db);

    public Task<Dataset?> FindAsync(string name, CancellationToken ct) =>
        db.FindAsync($"select * from datasets where name = {name}", Read, ct);

    public async Task<Page<Dataset>> ListAsync(PageRequest page, string? search, CancellationToken ct)
    {
        var filter = search is null
            ? Sql.Empty
            : (Sql)$" and (lower(name) like {LikePattern.Containing(search)} escape '!' or lower(description) like {LikePattern.Containing(search)} escape '!')";
        var rows = await db.QueryAsync(
            $"select * from datasets where name > {page.After ?? ""}{filter} order by name limit {page.Limit + 1}", Read, ct);
        var total = await db.CountAsync($"select count(*) from datasets where name <> ''{filter}", ct);
        return new(
            rows.Take(page.Limit).ToList(),
            rows.Count > page.Limit ? PageRequest.Encode(rows[page.Limit - 1].Name) : null,
            total);
    }

    public async Task<DatasetVersionView?> FindVersionAsync(string dataset, int version, CancellationToken ct) => (await ViewsAsync(
        await db.QueryAsync($"select * from dataset_versions where dataset = {dataset} and version = {version}", ReadVersion, ct), ct)).SingleOrDefault();

    /// <summary>The newest version of each dataset, by its name.</summary>
    public async Task<IReadOnlyDictionary<string, DatasetVersionView>> LatestAsync(IEnumerable<string> datasets, CancellationToken ct)
    {
        var found = await db.QueryAsync($"""
            select v.* from dataset_versions v join datasets d on d.name = v.dataset and d.versions = v.version
            where d.name in ({Sql.List(datasets)})
            """, ReadVersion, ct);
        return (await ViewsAsync(found, ct)).ToDictionary(version => version.Dataset);
    }

    public async Task<IReadOnlyList<DatasetVersionView>> OfTableAsync(Digest table, CancellationToken ct)
    {
        var found = await db.QueryAsync(
            $"select * from dataset_versions where table_digest = {table} order by dataset, version limit 100", ReadVersion, ct);
        return await ViewsAsync(found, ct);
    }

    /// <summary>Newest first.</summary>
    public async Task<Page<DatasetVersionView>> VersionsAsync(string dataset, int count, PageRequest page, CancellationToken ct)
    {
        var before = page.After is null ? int.MaxValue : int.TryParse(page.After, out var last) ? last : 0;
        var rows = await db.QueryAsync(
            $"select * from dataset_versions where dataset = {dataset} and version < {before} order by version desc limit {page.Limit + 1}", ReadVersion, ct);
        return new(
            await ViewsAsync([.. rows.Take(page.Limit)], ct),
            rows.Count > page.Limit ? PageRequest.Encode($"{rows[page.Limit - 1].Version}") : null,
            count);
    }

    /// <summary>Makes the dataset when it is new and takes its next version number; other writers of this dataset wait.</summary>
    public static async Task<int> NextVersionAsync(Tx tx, string name, string? description, string owner, DateTimeOffset now, CancellationToken ct)
    {
        await tx.ExecuteAsync($"""
            insert into datasets (name, description, owner, versions, created_at)
            values ({name}, {description ?? ""}, {owner}, 0, {now})
            on conflict (name) do nothing
            """, ct);
        await tx.ExecuteAsync($"""
            update datasets set versions = versions + 1, description = coalesce({description}, description) where name = {name}
            """, ct);
        return (int)await tx.CountAsync($"select versions from datasets where name = {name}", ct);
    }

    public static Task AddVersionAsync(Tx tx, DatasetVersionView version, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into dataset_versions (dataset, version, table_digest, note, created_by, created_at)
        values ({version.Dataset}, {version.Version}, {version.Table.Digest}, {version.Note}, {version.CreatedBy}, {version.CreatedAt})
        """, ct);

    async Task<IReadOnlyList<DatasetVersionView>> ViewsAsync(List<StoredVersion> versions, CancellationToken ct)
    {
        var tables = await _tables.FindAsync(versions.Select(version => version.Table).Distinct().ToList(), ct);
        return [.. versions.Select(version => new DatasetVersionView(
            version.Dataset, version.Version, tables[version.Table.ToString()], version.Note, version.CreatedBy, version.CreatedAt))];
    }

    static Dataset Read(Row row) => new(
        row.Text("name"), row.Text("description"), row.Text("owner"), (int)row.Number("versions"), row.Time("created_at"));

    static StoredVersion ReadVersion(Row row) => new(
        row.Text("dataset"), (int)row.Number("version"), row.Digest("table_digest"), row.Text("note"), row.Text("created_by"), row.Time("created_at"));
}

using Slipway.Contracts.Datasets;
using Slipway.Datasets.Queries;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Profiles;

/// <summary>Profiles of tables: made when first asked for, then kept.</summary>
public sealed class TableProfiles(Db db, TableCatalog catalog, TableQueries queries, TimeProvider clock)
{
    public async Task<ProfileView> GetAsync(Digest table, CancellationToken ct)
    {
        if (await FindAsync(table, ct) is { } kept)
            return kept;
        var view = await catalog.GetAsync(table, ct);
        var files = QueryFiles.One("data", await catalog.LocalPathAsync(table, ct));
        var profile = await queries.RunAsync(files, RowOrder.Any,
            query => QueryFailure.Explain(query, "The profile", () => ProfileQuery.Read(query, view)), ct);
        await db.ExecuteAsync($"""
            insert into profiles (table_digest, profile, created_at)
            values ({table}, {Json.Write(profile)}, {clock.GetUtcNow()})
            on conflict (table_digest) do nothing
            """, ct);
        return profile;
    }

    Task<ProfileView?> FindAsync(Digest table, CancellationToken ct) =>
        db.FindAsync($"select profile from profiles where table_digest = {table}", row => row.Json<ProfileView>("profile"), ct);
}

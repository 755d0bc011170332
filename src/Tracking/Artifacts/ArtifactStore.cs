using Slipway.Contracts;
using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Tracking.Runs;

namespace Slipway.Tracking.Artifacts;

/// <summary>The files of runs: bytes in the blob store by digest, names in rows.</summary>
sealed class ArtifactStore(Db db, IBlobStore blobs, TimeProvider clock)
{
    public async Task<ArtifactView> PutAsync(string run, string path, Stream content, CancellationToken ct)
    {
        var name = SafePath.Parse(path);
        await RequireRunAsync(run, ct);
        var blob = await blobs.PutAsync(content, ct);
        var artifact = new ArtifactView(name.Value, blob.Bytes, blob.Digest.ToString(), MediaTypes.Of(name), clock.GetUtcNow());
        await db.ExecuteAsync($"""
            insert into artifacts (run_id, path, digest, bytes, media_type, created_at)
            values ({run}, {artifact.Path}, {artifact.Digest}, {artifact.Bytes}, {artifact.MediaType}, {artifact.CreatedAt})
            on conflict (run_id, path) do update
            set digest = excluded.digest, bytes = excluded.bytes, media_type = excluded.media_type, created_at = excluded.created_at
            """, ct);
        TrackingMeter.ArtifactStored(artifact.Bytes);
        return artifact;
    }

    public Task<ArtifactView?> FindAsync(string run, string path, CancellationToken ct) =>
        db.FindAsync($"select * from artifacts where run_id = {run} and path = {path}", Read, ct);

    public async Task<Page<ArtifactView>> ListAsync(string run, string? search, PageRequest page, CancellationToken ct)
    {
        await RequireRunAsync(run, ct);
        Sql matching = search is null
            ? (Sql)$"run_id = {run}"
            : $"run_id = {run} and lower(path) like {LikePattern.Containing(search)} escape '!'";
        Sql after = page.After is null ? Sql.Empty : $"and path > {page.After}";
        var found = await db.QueryAsync($"select * from artifacts where {matching} {after} order by path limit {page.Limit + 1}", Read, ct);
        var total = await db.CountAsync($"select count(*) from artifacts where {matching}", ct);
        return Paging.Cut(found, page.Limit, total, artifact => artifact.Path);
    }

    public static RefusalException NotFound(string run, string path) =>
        Refusal.NotFound("artifact.not_found", $"The run {run} has no artifact {path}.");

    async Task RequireRunAsync(string run, CancellationToken ct)
    {
        if (await db.CountAsync($"select count(*) from runs where id = {run} and deleted_at is null", ct) == 0)
            throw Run.NotFound(run);
    }

    static ArtifactView Read(Row row) => new(
        row.Text("path"), row.Number("bytes"), row.Text("digest"), row.Text("media_type"), row.Time("created_at"));
}

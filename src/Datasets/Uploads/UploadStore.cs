using Slipway.Contracts.Datasets;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Uploads;

sealed class UploadStore(Db db)
{
    public Task AddAsync(Blob blob, Actor actor, DateTimeOffset now, CancellationToken ct) => db.ExecuteAsync($"""
        insert into uploads (digest, bytes, uploaded_by, uploaded_at)
        values ({blob.Digest}, {blob.Bytes}, {actor.Name}, {now})
        on conflict (digest) do nothing
        """, ct);

    public Task<UploadView?> FindAsync(Digest digest, CancellationToken ct) =>
        db.FindAsync($"select digest, bytes from uploads where digest = {digest}", row => new UploadView(row.Text("digest"), row.Number("bytes")), ct);
}

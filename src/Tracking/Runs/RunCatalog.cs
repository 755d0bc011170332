using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Tracking.Artifacts;
using Slipway.Tracking.Runs;

namespace Slipway.Tracking;

/// <summary>What other modules read of runs.</summary>
public sealed class RunCatalog(Db db, IBlobStore blobs, TimeProvider clock)
{
    readonly RunReader _runs = new(db);
    readonly ArtifactStore _artifacts = new(db, blobs, clock);

    public async Task<RunView?> FindAsync(string run, CancellationToken ct) => (await _runs.ViewsAsync([run], ct)).SingleOrDefault();

    /// <summary>Refuses an unknown run.</summary>
    public async Task<RunView> GetAsync(string run, CancellationToken ct) => await FindAsync(run, ct) ?? throw Run.NotFound(run);

    public Task<ArtifactView?> FindArtifactAsync(string run, string path, CancellationToken ct) => _artifacts.FindAsync(run, path, ct);

    /// <summary>A local file with the artifact's bytes, verified against its digest.</summary>
    public async Task<string> ArtifactPathAsync(string run, string path, CancellationToken ct)
    {
        var artifact = await _artifacts.FindAsync(run, path, ct) ?? throw ArtifactStore.NotFound(run, path);
        return await blobs.LocalPathAsync(Digest.Parse(artifact.Digest), ct);
    }
}

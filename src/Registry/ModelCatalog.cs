using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Registry.Aliases;
using Slipway.Registry.Versions;
using Slipway.Storage;

namespace Slipway.Registry;

/// <summary>What serving, monitoring and lineage read of models, and the one change they make: moving an alias.</summary>
public sealed class ModelCatalog(Db db, EventLog events, IBlobStore blobs, AliasWatch watch, TimeProvider clock)
{
    readonly VersionReader _versions = new(db);
    readonly MoveAlias _moveAlias = new(db, events, watch, clock);

    public Task<ModelVersionView?> FindVersionAsync(string model, int version, CancellationToken ct) => _versions.ViewAsync(model, version, ct);

    public Task<ModelVersionView?> FindByAliasAsync(string model, string alias, CancellationToken ct) =>
        _versions.ViewByAliasAsync(model, alias, ct);

    /// <summary>Every version, of any model, whose file has this digest.</summary>
    public Task<IReadOnlyList<ModelVersionView>> WithDigestAsync(Digest digest, CancellationToken ct) => _versions.WithDigestAsync(digest, ct);

    /// <summary>Versions whose gates passed and on which nobody decided yet, the longest waiting first; at most 100.</summary>
    public Task<IReadOnlyList<ModelVersionView>> AwaitingApprovalAsync(CancellationToken ct) => _versions.AwaitingApprovalAsync(ct);

    public Task<IReadOnlyList<ModelVersionView>> OfRunAsync(string run, CancellationToken ct) => _versions.OfRunAsync(run, ct);

    /// <summary>A local file with the model's bytes, verified against its digest.</summary>
    public Task<string> ModelPathAsync(Digest digest, CancellationToken ct) => blobs.LocalPathAsync(digest, ct);

    /// <summary>Null when the version is unknown or was registered without a training table.</summary>
    public async Task<ReferenceProfile?> ProfileAsync(string model, int version, CancellationToken ct)
    {
        if (await _versions.FindAsync(model, version, ct) is not { Profile: { } digest })
            return null;
        await using var stream = await blobs.OpenAsync(digest, ct);
        using var reader = new StreamReader(stream);
        return Json.Read<ReferenceProfile>(await reader.ReadToEndAsync(ct));
    }

    /// <summary>How an approved version is to reach a deployment; null when nothing was said.</summary>
    public async Task<RolloutPlan?> RolloutAsync(string model, int version, CancellationToken ct) =>
        (await _versions.FindAsync(model, version, ct))?.Rollout;

    /// <summary>Refused unless the version is Approved. Moving an alias to where it is changes nothing.</summary>
    public Task<AliasChangeView> MoveAliasAsync(string model, string alias, int version, Actor actor, CancellationToken ct) =>
        _moveAlias.ExecuteAsync(model, alias, version, actor, ct);

    /// <summary>The same, and <paramref name="with"/> after it in the same transaction, so that both happen or neither.</summary>
    public Task<AliasChangeView> MoveAliasAsync(string model, string alias, int version, Actor actor, Func<Tx, Task> with, CancellationToken ct) =>
        _moveAlias.ExecuteAsync(model, alias, version, actor, with, ct);
}

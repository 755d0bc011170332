using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Tracking;

namespace Slipway.Registry.Versions;

/// <summary>Writes down what a person decided about a version, over the digest they decided about.</summary>
sealed class DecideVersion(Db db, EventLog events, VersionReader versions, RunCatalog runs, TimeProvider clock)
{
    const int MaxComment = 4000;

    public async Task<ModelVersionView> ExecuteAsync(string model, int number, DecideRequest request, Actor actor, CancellationToken ct)
    {
        if (request.Comment.Length > MaxComment || request.Decision is Decision.Reject && string.IsNullOrWhiteSpace(request.Comment))
            throw Refusal.Invalid("approval.comment", $"A comment has up to {MaxComment} characters, and a rejection needs one that says why.");
        var found = await versions.FindAsync(model, number, ct) ?? throw ModelVersion.NotFound(model, number);
        var makers = await MakersAsync(found, ct);
        await db.WriteAsync(async tx =>
        {
            var version = await VersionStore.FindAsync(tx, model, number, ct) ?? throw ModelVersion.NotFound(model, number);
            var decided = version.Decided(request.Decision, actor, makers);
            var approval = new ApprovalView(request.Decision, actor.Name, request.Comment, clock.GetUtcNow(), decided.Digest.ToString());
            await VersionStore.SaveDecisionAsync(tx, decided, approval, ct);
            await events.AppendAsync(tx, Decided(decided, approval), ct);
        }, ct);
        RegistryMeter.VersionDecided(request.Decision);
        return (await versions.ViewAsync(model, number, ct))!;
    }

    async Task<IReadOnlyCollection<string>> MakersAsync(ModelVersion version, CancellationToken ct)
    {
        var run = version.Origin.Run is { } id ? await runs.FindAsync(id, ct) : null;
        return run is null ? [version.Author] : [version.Author, run.CreatedBy];
    }

    static Event Decided(ModelVersion version, ApprovalView approval) => new(
        approval.Decision is Decision.Approve ? "model.version.approved" : "model.version.rejected", approval.By, $"model/{version.Name}",
        new
        {
            version.Model,
            version.Version,
            version.Digest,
            approval.Comment,
            rollout = approval.Decision is Decision.Approve ? version.Rollout : null,
        });
}

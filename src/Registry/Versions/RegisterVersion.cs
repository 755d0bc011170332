using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Registry.Gates;
using Slipway.Registry.Models;
using Slipway.Storage;

namespace Slipway.Registry.Versions;

/// <summary>
/// Gives a draft its number, holds it against its gates and writes all of it down in one transaction, so that no
/// version is ever seen half judged. The same step of the same execution gets the same version however often it asks.
/// </summary>
sealed class RegisterVersion(
    Db db, EventLog events, ModelStore models, VersionReader versions, CollectEvidence collectEvidence, TimeProvider clock)
{
    public async Task<ModelVersionView> ExecuteAsync(VersionDraft draft, Actor actor, CancellationToken ct)
    {
        Names.Model(draft.Model);
        var number = await versions.NumberOfStepAsync(draft.Model, draft.Origin, ct) ?? await RegisterAsync(draft, actor, ct);
        return (await versions.ViewAsync(draft.Model, number, ct))!;
    }

    async Task<int> RegisterAsync(VersionDraft draft, Actor actor, CancellationToken ct)
    {
        var text = draft.Gates ?? await models.GatesAsync(draft.Model, ct);
        var gates = text is null ? [] : GateFile.Parse(text);
        var evidence = await collectEvidence.ExecuteAsync(draft, ct);
        var now = clock.GetUtcNow();
        var results = gates.Select(gate => gate.View(evidence.Seen, now)).ToList();
        var passed = results.TrueForAll(result => result.Passed);
        var number = await db.WriteAsync(async tx =>
        {
            await ModelStore.EnsureAsync(tx, draft.Model, actor, now, ct);
            if (await VersionStore.NumberOfStepAsync(tx, draft.Model, draft.Origin, ct) is { } earlier)
                return earlier;
            var next = await ModelStore.NextVersionAsync(tx, draft.Model, ct);
            var version = Version(draft, next, evidence, now);
            var gated = version.Gated(passed);
            await VersionStore.AddAsync(tx, gated, results, ct);
            if (text is not null)
                await ModelStore.SaveGatesAsync(tx, draft.Model, text, ct);
            await events.AppendAsync(tx, Registered(version, actor), ct);
            await events.AppendAsync(tx, Judged(gated, results), ct);
            return next;
        }, ct);
        RegistryMeter.VersionRegistered(passed ? VersionStatus.AwaitingApproval : VersionStatus.GatesFailed);
        return number;
    }

    static ModelVersion Version(VersionDraft draft, int number, VersionEvidence evidence, DateTimeOffset now) => new(
        draft.Model, number, draft.File, VersionStatus.GatesPending, draft.Description, draft.Author,
        draft.Origin with { Evaluation = evidence.Seen.Evaluation?.Id }, evidence.Seen.Signature,
        evidence.Metrics, evidence.Profile, Shown(draft, number, evidence.Seen.Against), draft.Rollout, now);

    /// <summary>The comparison by the draft's metric, under the name the version has got by now.</summary>
    static ComparisonView? Shown(VersionDraft draft, int number, IReadOnlyList<ComparisonView>? against)
    {
        var found = against?.OrderByDescending(comparison => comparison.Metric == draft.Metric).FirstOrDefault();
        return found is null ? null : found with { Challenger = found.Challenger with { Name = $"{draft.Model}/{number}" } };
    }

    static Event Registered(ModelVersion version, Actor actor) => new(
        "model.version.registered", actor.Name, $"model/{version.Name}",
        new
        {
            version.Model,
            version.Version,
            version.Digest,
            version.Author,
            version.Origin.Run,
            version.Origin.Execution,
            version.Origin.Table,
            version.Origin.Dataset,
        });

    static Event Judged(ModelVersion version, IReadOnlyList<GateView> results) => new(
        "model.version.gated", Actor.System("registry").Name, $"model/{version.Name}",
        new
        {
            version.Model,
            version.Version,
            version.Digest,
            version.Status,
            gates = results.Select(result => new { result.Name, result.Passed, result.Observed, result.Required }),
        });
}

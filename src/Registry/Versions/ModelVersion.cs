using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Registry;
using Slipway.Kernel;

namespace Slipway.Registry.Versions;

/// <summary>One registered model file and how far it came towards serving. Immutable: every change is a new value.</summary>
sealed record ModelVersion(
    string Model, int Version, Digest Digest, VersionStatus Status, string Description, string Author, VersionOrigin Origin,
    SignatureView Signature, IReadOnlyDictionary<string, double> Metrics, Digest? Profile, ComparisonView? AgainstChampion,
    RolloutPlan? Rollout, DateTimeOffset CreatedAt)
{
    public string Name => $"{Model}/{Version}";

    /// <summary>The system's verdict, once: failed gates end the way, passed ones hand it to a person.</summary>
    public ModelVersion Gated(bool passed) => Status is VersionStatus.GatesPending
        ? this with { Status = passed ? VersionStatus.AwaitingApproval : VersionStatus.GatesFailed }
        : throw Refusal.Conflict("version.already_gated", $"The gates of {Name} were checked before; it is {Status}.");

    /// <summary>A person's verdict, once, by somebody who did not make it.</summary>
    /// <param name="makers">Everybody who had a hand in making it.</param>
    public ModelVersion Decided(Decision decision, Actor actor, IReadOnlyCollection<string> makers)
    {
        if (Status is not VersionStatus.AwaitingApproval)
            throw Refusal.Conflict("approval.not_awaited", $"{Name} is {Status}; only a version that is AwaitingApproval can be approved or rejected.");
        if (makers.Contains(actor.Name))
            throw Refusal.Forbidden("approval.own_work", $"{actor.Name} made {Name} and can not decide about it; somebody else has to.");

        return this with { Status = decision is Decision.Approve ? VersionStatus.Approved : VersionStatus.Rejected };
    }

    public static RefusalException NotFound(string model, int version) =>
        Refusal.NotFound("version.not_found", $"The model {model} has no version {version}.");
}

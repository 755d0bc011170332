using Slipway.Kernel;
using Slipway.Registry.Gates;

namespace Slipway.Registry.Versions;

/// <summary>What was found out about a draft: what gates look at, and what is kept with the version.</summary>
/// <param name="Metrics">Of the evaluation, or else the run's own; finite ones.</param>
/// <param name="Profile">Digest of the <see cref="ReferenceProfile"/>; null without a training table.</param>
sealed record VersionEvidence(GateEvidence Seen, IReadOnlyDictionary<string, double> Metrics, Digest? Profile);

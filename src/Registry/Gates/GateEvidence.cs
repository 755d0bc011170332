using Slipway.Contracts.Datasets;
using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Registry;

namespace Slipway.Registry.Gates;

/// <summary>Everything that gates may look at.</summary>
/// <param name="Evaluation">On rows that the model never saw; null when nobody evaluated it.</param>
/// <param name="Training">Null when the training table is unknown.</param>
/// <param name="Champion">The version that the alias <c>champion</c> names; null while there is none.</param>
/// <param name="Against">Champion and this version on the same rows, a comparison for each metric.</param>
sealed record GateEvidence(
    SignatureView Signature, EvaluationView? Evaluation = null, TableView? Training = null, ChampionEvidence? Champion = null,
    IReadOnlyList<ComparisonView>? Against = null);

/// <param name="Name">E.g. <c>flights-delay/1</c>.</param>
sealed record ChampionEvidence(string Name, SignatureView Signature);

using Slipway.Evaluation.Metrics;
using Slipway.Kernel;

namespace Slipway.Registry.Versions;

/// <summary>A version before it has a number.</summary>
/// <param name="File">Digest of the ONNX file.</param>
/// <param name="Gates">The text of a gate file; null keeps the model's last one.</param>
/// <param name="Metric">The one that its comparison with the champion is shown by.</param>
sealed record VersionDraft(
    string Model, Digest File, VersionOrigin Origin, string Author, string Description = "", string? Gates = null,
    RolloutPlan? Rollout = null, string Metric = MetricNames.Auc);

using Slipway.Kernel;

namespace Slipway.Tracking;

/// <summary>What started a run when no person did.</summary>
/// <param name="Code">Digest of the pipeline bundle or code.</param>
public sealed record RunOrigin(string? Execution, string? Step, Digest? Code);

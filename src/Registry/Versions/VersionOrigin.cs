namespace Slipway.Registry.Versions;

/// <summary>What a version was made of and by.</summary>
/// <param name="Table">Digest of the training table.</param>
/// <param name="Dataset">The dataset version behind it, e.g. <c>flights@2</c>.</param>
/// <param name="Code">Digest of the pipeline bundle or code.</param>
sealed record VersionOrigin(
    string? Run = null, string? Execution = null, string? Step = null, string? Evaluation = null, string? Table = null,
    string? Dataset = null, string? Code = null);

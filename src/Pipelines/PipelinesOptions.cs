namespace Slipway.Pipelines;

/// <summary>Configuration section <c>Pipelines</c>.</summary>
public sealed record PipelinesOptions
{
    /// <summary>
    /// Whether steps may run programs on this server; default true. Whoever may change pipelines then runs programs with the
    /// rights of the server itself, so switch it off where not all of them are trusted so far.
    /// </summary>
    public bool Commands { get; init; } = true;
}

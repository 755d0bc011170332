namespace Slipway.Storage;

/// <summary>A part of the server that must have begun before work may be sent. Registered as a service; <c>/health/ready</c> asks each.</summary>
public interface IReadiness
{
    /// <returns>Null when ready, otherwise a sentence for people.</returns>
    Task<string?> WhyNotAsync(CancellationToken ct);
}

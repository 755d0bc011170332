namespace Slipway.Storage;

/// <summary>A job in somebody's hands, for a while.</summary>
/// <param name="Payload">JSON.</param>
/// <param name="Attempt">From 1; also counts attempts that a crash cut off.</param>
/// <param name="Fence">Grows with every claim: who holds an older one may commit nothing.</param>
public sealed record JobLease(string Id, string Kind, string Payload, int Attempt, long Fence)
{
    /// <summary>Why the job is given up; null while it may be run.</summary>
    internal string? Death { get; init; }

    public T Read<T>() => Json.Read<T>(Payload);
}

/// <summary>The job went to somebody else meanwhile; what was done under this lease must not be kept.</summary>
public sealed class LostLeaseException(JobLease lease) : Exception($"The lease on job {lease.Id} (fence {lease.Fence}) is lost.");

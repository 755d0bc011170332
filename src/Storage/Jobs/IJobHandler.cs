namespace Slipway.Storage;

/// <summary>Does the jobs of one kind. Registered as a service.</summary>
public interface IJobHandler
{
    string Kind { get; }

    /// <summary>Jobs of this kind done at once by one server.</summary>
    int Parallelism => 1;

    /// <summary>
    /// Must stand being run again after a crash: commit results together with <see cref="JobQueue.CompleteAsync"/> or
    /// after <see cref="JobQueue.HoldsAsync"/>. Returning completes the job; throwing has it tried again later.
    /// <paramref name="ct"/> fires when the lease is lost or the server stops.
    /// </summary>
    Task RunAsync(JobLease lease, CancellationToken ct);

    /// <summary>
    /// Hears that a job will be run no more, so that what waits for it can end. Called at least once for each job that dies, and
    /// again until it returns: must stand being repeated.
    /// </summary>
    /// <param name="reason">A sentence for whoever waits; the error itself stands in the server's log.</param>
    Task DiedAsync(JobLease lease, string reason, CancellationToken ct) => Task.CompletedTask;
}

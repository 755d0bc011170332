using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Slipway.Storage.Jobs;

/// <summary>Runs the jobs of every handler: claims, keeps the leases, and answers for how each ends.</summary>
sealed partial class JobWorker(JobQueue queue, IEnumerable<IJobHandler> handlers, TimeProvider clock, ILogger<JobWorker> logger)
    : BackgroundService
{
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Tidying = TimeSpan.FromHours(1);
    static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>How long a silent worker keeps its job; renewed at a third of it.</summary>
    internal TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await queue.ReleaseEarlierLivesAsync(stoppingToken);
        await Task.WhenAll(handlers.Select(handler => ServeAsync(handler, stoppingToken)).Append(TidyAsync(stoppingToken)));
    }

    async Task ServeAsync(IJobHandler handler, CancellationToken ct)
    {
        var running = new List<Task>();
        while (!ct.IsCancellationRequested)
        {
            var next = queue.Changed;
            running.RemoveAll(job => job.IsCompleted);
            try
            {
                var free = handler.Parallelism - running.Count;
                foreach (var lease in free > 0 ? await queue.ClaimAsync(handler.Kind, free, Lease, ct) : [])
                    running.Add(Task.Run(() => RunAsync(handler, lease, ct), CancellationToken.None));
                await Signal.WaitAsync(next, Poll, clock, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                ClaimFailed(handler.Kind, error);
                await Task.Delay(Poll, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running);
    }

    async Task TidyAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tidying, clock);
        try
        {
            do
            {
                await queue.ForgetDoneAsync(clock.GetUtcNow() - Remembered, ct);
            }
            while (await timer.WaitForNextTickAsync(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>One claimed job from its lease to its end. Never throws.</summary>
    internal async Task RunAsync(IJobHandler handler, JobLease lease, CancellationToken stopping)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = new CancellationTokenSource();
        var keeping = KeepAsync(lease, lost, ended.Token);
        try
        {
            await EndAsync(handler, lease, lost, stopping);
        }
        catch (Exception error)
        {
            // The database did not answer; the lease runs out and the job is taken up again.
            EndFailed(lease.Id, error);
        }

        await ended.CancelAsync();
        await keeping;
        queue.Wake();
    }

    async Task EndAsync(IJobHandler handler, JobLease lease, CancellationTokenSource lost, CancellationToken stopping)
    {
        try
        {
            if (lease.Death is { } reason)
            {
                await handler.DiedAsync(lease, reason, lost.Token);
                await queue.BuryAsync(lease, CancellationToken.None);
                JobDied(lease.Id, lease.Kind, reason);
                return;
            }

            await handler.RunAsync(lease, lost.Token);
            await queue.FinishAsync(lease, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await queue.ReleaseAsync(lease, CancellationToken.None);
        }
        catch (Exception) when (lost.IsCancellationRequested)
        {
            LeaseLost(lease.Id);
        }
        catch (LostLeaseException)
        {
            LeaseLost(lease.Id);
        }
        catch (Exception error)
        {
            JobFailed(lease.Id, lease.Kind, lease.Attempt, error);
            await queue.FailAsync(lease, error.Message, Pause(lease.Attempt), CancellationToken.None);
        }
    }

    async Task KeepAsync(JobLease lease, CancellationTokenSource lost, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Lease / 3, clock);
        var keptUntil = clock.GetUtcNow() + Lease;
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (await TryRenewAsync(lease) is { } kept)
                    keptUntil = kept;
                else if (clock.GetUtcNow() >= keptUntil)
                    await lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The job ended.
        }

        async Task<DateTimeOffset?> TryRenewAsync(JobLease held)
        {
            var now = clock.GetUtcNow();
            try
            {
                if (await queue.RenewAsync(held, Lease, ended))
                    return now + Lease;
                await lost.CancelAsync();
            }
            catch (Exception error) when (!ended.IsCancellationRequested)
            {
                RenewFailed(held.Id, error);
            }

            return null;
        }
    }

    /// <summary>1 s, 4 s, 16 s, 64 s.</summary>
    static TimeSpan Pause(int attempt) => TimeSpan.FromSeconds(Math.Pow(4, Math.Clamp(attempt - 1, 0, 3)));

    [LoggerMessage(LogLevel.Error, "Claiming {Kind} jobs failed; will try again")]
    partial void ClaimFailed(string kind, Exception error);

    [LoggerMessage(LogLevel.Error, "Job {Job} of kind {Kind} failed in attempt {Attempt}")]
    partial void JobFailed(string job, string kind, int attempt, Exception error);

    [LoggerMessage(LogLevel.Error, "Job {Job} of kind {Kind} is dead: {Reason}")]
    partial void JobDied(string job, string kind, string reason);

    [LoggerMessage(LogLevel.Warning, "The lease on job {Job} was lost; its work is dropped")]
    partial void LeaseLost(string job);

    [LoggerMessage(LogLevel.Warning, "Renewing the lease on job {Job} failed; will try again")]
    partial void RenewFailed(string job, Exception error);

    [LoggerMessage(LogLevel.Error, "How job {Job} ended could not be written")]
    partial void EndFailed(string job, Exception error);
}

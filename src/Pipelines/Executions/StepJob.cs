using Microsoft.Extensions.Logging;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

/// <summary>Does the steps of executions: begins an attempt, runs it, and commits its result once, guarded by the lease.</summary>
sealed partial class StepJob(
    Db db, JobQueue jobs, ExecutionStore executions, ChangeExecution change, StepAttempt attempts, PipelinesMeter meter,
    TimeProvider clock, ILogger<StepJob> logger) : IJobHandler
{
    static readonly TimeSpan CommitPause = TimeSpan.FromSeconds(2);

    public string Kind => ChangeExecution.JobKind;

    public int Parallelism => Math.Max(2, Environment.ProcessorCount);

    public async Task RunAsync(JobLease lease, CancellationToken ct)
    {
        var (id, name) = Read(lease);
        if (await executions.FindAsync(id, ct) is not { } known)
            return;
        var version = await change.VersionAsync(known, ct);
        var execution = await db.WriteAsync(async tx =>
        {
            await HoldAsync(tx, lease, ct);
            return await change.ExecuteAsync(tx, id, version, found => found.Begin(name, clock.GetUtcNow()), known.Actor.Name, ct);
        }, ct);
        if (execution?.Find(name) is not { Status: StepStatus.Running } step || execution.HasEnded)
            return;

        StepBegan(execution.Pipeline, execution.Number, name, step.Attempt);
        var started = clock.GetTimestamp();
        using var trace = PipelinesMeter.Traces.StartActivity($"step {step.Uses}")?.AddTag("execution", execution.Id.ToString()).AddTag("step", name);
        var outcome = await attempts.RunAsync(execution, step, version, ct);
        if (outcome is not null)
            await CommitAsync(lease, execution, step, version, outcome, ct);
        meter.Ended(step.Uses, outcome is null ? "dropped" : outcome.Error is null ? "succeeded" : "failed", clock.GetElapsedTime(started));
    }

    /// <summary>Whatever kept the job from ending, its pipeline's version included, must not keep its execution from ending.</summary>
    public async Task DiedAsync(JobLease lease, string reason, CancellationToken ct)
    {
        var (id, name) = Read(lease);
        await db.WriteAsync(async tx =>
        {
            await HoldAsync(tx, lease, ct);
            await change.ExecuteAsync(tx, id, version: null, found => found.Find(name)?.JobId(id.ToString()) == lease.Id
                ? found.Fail(name, reason, clock.GetUtcNow(), final: true)
                : found, ChangeExecution.Self, ct);
        }, ct);
    }

    /// <summary>Keeps trying while the database is away and the lease holds: the work must not be lost for that.</summary>
    async Task CommitAsync(
        JobLease lease, Execution execution, StepState step, Definitions.PipelineVersion version, StepOutcome outcome, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await db.WriteAsync(tx => CommitAsync(tx, lease, execution, step, version, outcome, ct), ct);
                StepEnded(execution.Pipeline, execution.Number, step.Name, step.Attempt, outcome.Error ?? "succeeded");
                return;
            }
            catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Unavailable)
            {
                CommitFailed(step.Name, refusal);
                await Task.Delay(CommitPause, clock, ct);
            }
        }
    }

    async Task CommitAsync(
        Tx tx, JobLease lease, Execution execution, StepState step, Definitions.PipelineVersion version, StepOutcome outcome, CancellationToken ct)
    {
        await HoldAsync(tx, lease, ct);
        var now = clock.GetUtcNow();
        if (outcome.Outputs is { } outputs && step.CacheKey is { } key)
            await StepResultStore.AddAsync(tx, key, execution.Id, step with { Outputs = outputs }, now, ct);
        await jobs.CompleteAsync(tx, lease, ct);
        await change.ExecuteAsync(tx, execution.Id, version, found => outcome.Apply(found, step.Name, now), execution.Actor.Name, ct);
    }

    async Task HoldAsync(Tx tx, JobLease lease, CancellationToken ct)
    {
        if (!await jobs.HoldsAsync(tx, lease, ct))
            throw new LostLeaseException(lease);
    }

    static (Id<Execution> Execution, string Step) Read(JobLease lease)
    {
        var payload = lease.Read<StepJobPayload>();
        return (Id<Execution>.Parse(payload.Execution), payload.Step);
    }

    [LoggerMessage(LogLevel.Information, "{Pipeline} #{Number}: step {Step} began, attempt {Attempt}")]
    partial void StepBegan(string pipeline, int number, string step, int attempt);

    [LoggerMessage(LogLevel.Information, "{Pipeline} #{Number}: step {Step}, attempt {Attempt}: {Outcome}")]
    partial void StepEnded(string pipeline, int number, string step, int attempt, string outcome);

    [LoggerMessage(LogLevel.Warning, "The result of step {Step} could not be written; will try again")]
    partial void CommitFailed(string step, Exception error);
}

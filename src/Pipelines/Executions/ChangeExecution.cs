using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Steps;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

/// <summary>
/// The one way in which an execution changes: under its row's lock, together with the jobs of the steps that became ready,
/// the results taken from the cache and the events of it all, in one transaction.
/// </summary>
sealed class ChangeExecution(PipelineVersions versions, StepCatalog catalog, JobQueue jobs, EventLog events, TimeProvider clock)
{
    public const string JobKind = "pipeline.step";

    /// <summary>Who ends a step that no worker could.</summary>
    public const string Self = "system:pipelines";

    /// <param name="version">The version that the execution runs; null for a change that makes no step ready, which must not depend on it.</param>
    /// <returns>The execution afterwards; null when there is none.</returns>
    public async Task<Execution?> ExecuteAsync(
        Tx tx, Id<Execution> id, PipelineVersion? version, Func<Execution, Execution> change, string actor, CancellationToken ct)
    {
        if (await ExecutionStore.LockAsync(tx, id, ct) is not { } before)
            return null;
        var after = change(before);
        if (ReferenceEquals(before, after))
            return before;
        return await SaveAsync(tx, before, after, version, [], actor, ct);
    }

    /// <summary>A new execution with what is ready at once.</summary>
    public async Task<Execution> AddAsync(Tx tx, Execution execution, PipelineVersion version, CancellationToken ct)
    {
        await ExecutionStore.AddAsync(tx, execution, ct);
        return await SaveAsync(tx, execution, execution, version, [ExecutionEvents.Started(execution)], execution.Actor.Name, ct);
    }

    public Task<PipelineVersion> VersionAsync(Execution execution, CancellationToken ct) =>
        versions.GetAsync(execution.Pipeline, execution.Version, ct);

    async Task<Execution> SaveAsync(
        Tx tx, Execution before, Execution changed, PipelineVersion? version, IEnumerable<Event> first, string actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var after = version is null ? changed.Settle(now) : await SettleAsync(tx, changed, version, now, ct);
        await ExecutionStore.SaveAsync(tx, before, after, ct);
        foreach (var step in after.Steps.Except(before.Steps).Where(step => step.Status is StepStatus.Queued))
        {
            var pause = step.Failures == 0 ? (DateTimeOffset?)null : now + Pause(step.Failures);
            await jobs.EnqueueAsync(tx, JobKind, step.JobId(after.Id.ToString()), new StepJobPayload(after.Id.ToString(), step.Name), ct, pause);
        }

        foreach (var e in first.Concat(ExecutionEvents.Between(before, after, actor)))
            await events.AppendAsync(tx, e, ct);
        return after;
    }

    /// <summary>Takes ready steps from the cache until none is left that an earlier execution did.</summary>
    async Task<Execution> SettleAsync(Tx tx, Execution execution, PipelineVersion version, DateTimeOffset now, CancellationToken ct)
    {
        var asked = new HashSet<string>();
        for (var settled = execution.Settle(now); ; settled = settled.Settle(now))
        {
            var ready = settled.Steps.Where(step => step.Status is StepStatus.Queued && asked.Add(step.Name)).ToList();
            if (ready.Count == 0)
                return settled;
            foreach (var step in ready)
                settled = await TryCacheAsync(tx, settled, step, version, now, ct);
        }
    }

    async Task<Execution> TryCacheAsync(Tx tx, Execution execution, StepState step, PipelineVersion version, DateTimeOffset now, CancellationToken ct)
    {
        string? key;
        try
        {
            var definition = version.Step(step.Name);
            key = CacheKey.Of(definition, catalog.Find(definition.Uses), ResolvedStep.Of(definition, execution), execution, version.Bundle.Files);
        }
        catch (RefusalException refusal)
        {
            return execution.Fail(step.Name, refusal.Message, now, final: true);
        }

        if (key is null)
            return execution;
        if (step.CacheKey == key)
            return execution; // Looked up when it became ready.
        return await StepResultStore.FindAsync(tx, key, ct) is { } outputs
            ? execution.WithCacheKey(step.Name, key).TakeCached(step.Name, outputs, now)
            : execution.WithCacheKey(step.Name, key);
    }

    /// <summary>1 s, 2 s, 4 s … up to a minute.</summary>
    static TimeSpan Pause(int failures) => TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, failures - 1)));
}

sealed record StepJobPayload(string Execution, string Step);

using Slipway.Contracts.Pipelines;
using Slipway.Kernel;

namespace Slipway.Pipelines.Executions;

/// <summary>
/// One execution of a pipeline: a pure state machine over its steps. Every change is a new value; what a change does not
/// apply to (a step that ended, an execution that was cancelled) comes back as it was.
/// </summary>
sealed record Execution(
    Id<Execution> Id,
    string Pipeline,
    int Version,
    Digest Code,
    int Number,
    ExecutionStatus Status,
    string CauseKind,
    string? CauseSubject,
    Actor Actor,
    IReadOnlyDictionary<string, string> Inputs,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    IReadOnlyList<StepState> Steps) : IEntity
{
    public static string IdPrefix => "exe";

    public bool HasEnded => Status is not (ExecutionStatus.Queued or ExecutionStatus.Running);

    public CauseView Cause => new(CauseKind, CauseSubject, Actor.Name);

    public int StepsDone => Steps.Count(step => step.HasEnded);

    public StepState? Find(string step) => Steps.FirstOrDefault(state => state.Name == step);

    /// <summary>Queues what has become ready, skips what never will, and ends when nothing is left to do.</summary>
    public Execution Settle(DateTimeOffset now)
    {
        if (HasEnded)
            return this;
        var states = Steps.ToDictionary(step => step.Name);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var step in Steps.Where(step => states[step.Name].Status is StepStatus.Waiting))
            {
                var needs = step.Needs.Select(need => states[need]).ToList();
                if (needs.Exists(need => need.HasEnded && !need.IsDone))
                    states[step.Name] = step with { Status = StepStatus.Skipped, EndedAt = now };
                else if (needs.TrueForAll(need => need.IsDone))
                    states[step.Name] = step with { Status = StepStatus.Queued };
                else
                    continue;
                changed = true;
            }
        }

        return (this with { Steps = [.. Steps.Select(step => states[step.Name])] }).End(now);
    }

    /// <summary>A worker takes a step up, for the first time or after the last one died with it.</summary>
    public Execution Begin(string name, DateTimeOffset now) => Change(name, [StepStatus.Queued, StepStatus.Running], step => step with
    {
        Status = StepStatus.Running,
        Attempt = step.Attempt + 1,
        StartedAt = now,
    }).StartedFrom(this, now);

    public Execution Succeed(string name, IReadOnlyDictionary<string, string> outputs, DateTimeOffset now) =>
        Change(name, [StepStatus.Running], step => step with { Status = StepStatus.Succeeded, Outputs = outputs, EndedAt = now });

    /// <summary>An earlier execution did the same work.</summary>
    public Execution TakeCached(string name, IReadOnlyDictionary<string, string> outputs, DateTimeOffset now) =>
        Change(name, [StepStatus.Queued], step => step with
        {
            Status = StepStatus.Cached,
            Outputs = outputs,
            StartedAt = now,
            EndedAt = now,
        }).StartedFrom(this, now);

    /// <param name="final">No further attempt would help.</param>
    public Execution Fail(string name, string error, DateTimeOffset now, bool final = false) =>
        Change(name, [StepStatus.Queued, StepStatus.Running], step => step.Failures < step.Retries && !final
            ? step with { Status = StepStatus.Queued, Failures = step.Failures + 1, Error = error }
            : step with { Status = StepStatus.Failed, Failures = step.Failures + 1, Error = error, EndedAt = now });

    public Execution Cancel(DateTimeOffset now) => HasEnded ? this : this with
    {
        Status = ExecutionStatus.Cancelled,
        EndedAt = now,
        Steps = [.. Steps.Select(step => step.HasEnded ? step : step with { Status = StepStatus.Cancelled, EndedAt = now })],
    };

    public Execution WithCacheKey(string name, string? key) => Change(name, [StepStatus.Queued], step => step with { CacheKey = key });

    Execution Change(string name, StepStatus[] from, Func<StepState, StepState> change) =>
        HasEnded || Find(name) is not { } step || !from.Contains(step.Status)
            ? this
            : this with { Steps = [.. Steps.Select(other => other.Name == name ? change(other) : other)] };

    Execution StartedFrom(Execution before, DateTimeOffset now) =>
        ReferenceEquals(this, before) ? this : this with { Status = ExecutionStatus.Running, StartedAt = StartedAt ?? now };

    Execution End(DateTimeOffset now) => !Steps.All(step => step.HasEnded) ? this : this with
    {
        Status = Steps.Any(step => step.Status is StepStatus.Failed) ? ExecutionStatus.Failed : ExecutionStatus.Succeeded,
        StartedAt = StartedAt ?? now,
        EndedAt = now,
    };
}

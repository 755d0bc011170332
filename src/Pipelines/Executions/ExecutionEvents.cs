using Slipway.Contracts.Pipelines;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

/// <summary>What a change of an execution says in the event log.</summary>
static class ExecutionEvents
{
    /// <summary>Ends with the execution's own, so that the log reads in the order of things.</summary>
    public static IEnumerable<Event> Between(Execution before, Execution after, string actor)
    {
        foreach (var (was, step) in before.Steps.Zip(after.Steps))
        {
            if ((was.Status != step.Status || was.Attempt != step.Attempt) && Type(was, step) is { } type)
                yield return OfStep(type, after, step, actor);
        }

        if (!before.HasEnded && after.HasEnded)
            yield return Ended(after, actor);
    }

    static string? Type(StepState was, StepState step) => step.Status switch
    {
        StepStatus.Running => "step.started",
        StepStatus.Succeeded or StepStatus.Cached => "step.succeeded",
        StepStatus.Failed => "step.failed",
        StepStatus.Queued when was.Status is StepStatus.Running => "step.retried",
        _ => null,
    };

    public static Event Started(Execution execution) => new("execution.started", execution.Actor.Name, Subject(execution), new
    {
        execution = execution.Id.ToString(),
        execution.Pipeline,
        execution.Number,
        code = execution.Code,
        cause = execution.CauseKind,
        alert = execution.CauseKind == "alert" ? execution.CauseSubject : null,
        subject = execution.CauseSubject,
        execution.Inputs,
    });

    static Event OfStep(string type, Execution execution, StepState step, string actor) => new(type, actor, Subject(execution), new
    {
        execution = execution.Id.ToString(),
        execution.Pipeline,
        step = step.Name,
        step.Uses,
        step.Attempt,
        cached = step.Status is StepStatus.Cached,
        error = step.Status is StepStatus.Failed or StepStatus.Queued ? step.Error : null,
    });

    static Event Ended(Execution execution, string actor) => new($"execution.{execution.Status.ToString().ToLowerInvariant()}", actor, Subject(execution), new
    {
        execution = execution.Id.ToString(),
        execution.Pipeline,
        execution.Number,
        cause = execution.CauseKind,
        alert = execution.CauseKind == "alert" ? execution.CauseSubject : null,
        failed = execution.Steps.Where(step => step.Status is StepStatus.Failed).Select(step => step.Name).ToList(),
    });

    static string Subject(Execution execution) => $"execution/{execution.Id}";
}

namespace Slipway.Contracts.Pipelines;

public enum ExecutionStatus { Queued, Running, Succeeded, Failed, Cancelled }

/// <summary><see cref="Cached"/>: an earlier execution did the same work, its result was taken.</summary>
public enum StepStatus { Waiting, Queued, Running, Succeeded, Cached, Failed, Skipped, Cancelled }

/// <param name="Kind"><c>manual</c>, <c>alert</c>, <c>data</c>, <c>schedule</c> or <c>api</c>.</param>
/// <param name="Subject">What caused it, e.g. an alert id.</param>
public sealed record CauseView(string Kind, string? Subject, string Actor);

public sealed record ExecutionSummaryView(
    string Id, string Pipeline, int Number, ExecutionStatus Status, CauseView Cause, DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int StepsDone, int Steps);

/// <param name="Inputs">As resolved when it began: <c>flights@latest</c> has become a version.</param>
public sealed record ExecutionView(
    string Id, string Pipeline, string PipelineDigest, int Number, ExecutionStatus Status, CauseView Cause,
    IReadOnlyDictionary<string, string> Inputs, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    IReadOnlyList<StepView> Steps);

/// <param name="Progress">In [0, 1]; null when unknown.</param>
/// <param name="Outputs">Named values that later steps read: digests, run ids, numbers.</param>
/// <param name="Error">A sentence for people; null unless failed.</param>
public sealed record StepView(
    string Name, string Uses, IReadOnlyList<string> Needs, StepStatus Status, int Attempt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    double? Progress, string? Message, IReadOnlyDictionary<string, string> Outputs, string? Error, string? CacheKey);

/// <summary>Lines of a step's log after a given line.</summary>
public sealed record StepLogView(IReadOnlyList<LogLineView> Lines, long Next);

public sealed record LogLineView(long Number, DateTimeOffset At, string Text);

public enum TriggerState { Ready, Waiting, Disabled }

/// <summary>What starts a pipeline by itself.</summary>
/// <param name="Kind"><c>alert</c>, <c>data</c> or <c>schedule</c>.</param>
/// <param name="On">What it listens to, e.g. <c>model flights-delay</c>.</param>
/// <param name="WaitingFor">A sentence while it has fired but its condition (fresh data) does not hold yet.</param>
public sealed record TriggerView(
    string Id, string Pipeline, string Kind, string On, TriggerState State, string? WaitingFor, DateTimeOffset? LastFiredAt, string? LastExecution);

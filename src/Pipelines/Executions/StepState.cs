using Slipway.Contracts.Pipelines;

namespace Slipway.Pipelines.Executions;

/// <summary>How one step of an execution stands.</summary>
/// <param name="Uses">The kind of step, or <c>run</c>.</param>
/// <param name="Retries">Attempts allowed after one that failed.</param>
/// <param name="Attempt">Attempts begun, those that a crash cut off included.</param>
/// <param name="Failures">Attempts that failed.</param>
sealed record StepState(
    string Name,
    string Uses,
    IReadOnlyList<string> Needs,
    int Retries,
    StepStatus Status = StepStatus.Waiting,
    int Attempt = 0,
    int Failures = 0,
    DateTimeOffset? StartedAt = null,
    DateTimeOffset? EndedAt = null,
    string? Error = null,
    string? CacheKey = null)
{
    static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Outputs { get; init; } = None;

    public bool IsDone => Status is StepStatus.Succeeded or StepStatus.Cached;

    public bool HasEnded => IsDone || Status is StepStatus.Failed or StepStatus.Skipped or StepStatus.Cancelled;

    /// <summary>One job per step and failure: enqueueing it twice is a no-op, retrying it is a new one.</summary>
    public string JobId(string execution) => $"{execution}/{Name}/{Failures}";
}

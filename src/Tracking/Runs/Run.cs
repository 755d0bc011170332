using Slipway.Contracts.Tracking;
using Slipway.Kernel;

namespace Slipway.Tracking.Runs;

/// <summary>One attempt at making a model. Its id is 32 hex digits, time-ordered: the shape that tracking clients know.</summary>
sealed record Run(
    string Id, string Experiment, string Name, RunStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string CreatedBy,
    string? Execution, string? Step, Digest? Code)
{
    public static Run Start(StartRunRequest request, RunOrigin? origin, Actor actor, DateTimeOffset now) => new(
        Guid.CreateVersion7(now).ToString("N"), request.Experiment, request.Name, RunStatus.Running, now, EndedAt: null, actor.Name,
        origin?.Execution, origin?.Step, origin?.Code);

    /// <summary>A run ends once. A late report of a worker that was given up is refused rather than rewriting history.</summary>
    public Run End(RunStatus status, DateTimeOffset now)
    {
        if (status is RunStatus.Running or RunStatus.Scheduled)
            throw Refusal.Invalid("run.not_an_ending", $"A run can not end as {status}; accepted are Finished, Failed and Killed.");
        if (Status is not (RunStatus.Running or RunStatus.Scheduled))
            throw Refusal.Conflict("run.already_ended", $"The run {Id} already ended as {Status}.");

        return this with { Status = status, EndedAt = now };
    }

    public static RefusalException NotFound(string id) => Refusal.NotFound("run.not_found", $"No run has the id {id}.");
}

using Slipway.Contracts.Governance;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Executions;
using Slipway.Registry;
using Slipway.Storage;

namespace Slipway.Governance.Overview;

/// <summary>Stages that wait for somebody: a decision for a person, a pipeline for its trigger.</summary>
sealed class WaitingStages(EventLog events, ModelCatalog models, PipelineCatalog pipelines, ExecutionCatalog executions)
{
    static readonly string TriggerActor = Actor.System("trigger").Name;

    public async Task<StageView> ApproveAsync(Happened happened, CancellationToken ct)
    {
        string[] decisions = ["model.version.approved", "model.version.rejected"];
        var last = await happened.LastAsync(ct, decisions);
        var verb = last?.Type == decisions[1] ? "rejected" : "approved";
        var stage = Stage.Of("approve", happened.Count(decisions), last, "/models",
            $"{Happened.Said(last, "model")} {Happened.Said(last, "version")} {verb}", $"by {last?.Actor}");
        var waiting = await models.AwaitingApprovalAsync(ct);
        return waiting.Count == 0
            ? stage
            : stage with
            {
                State = "waiting",
                Headline = $"{waiting[0].Model} {waiting[0].Version} waits for a person",
                Detail = waiting.Count > 1 ? $"and {waiting.Count - 1} more" : $"registered by {waiting[0].Author}",
                LastAt = waiting[0].CreatedAt,
                Link = $"/models/{waiting[0].Model}/versions/{waiting[0].Version}",
            };
    }

    /// <summary>Executions that nobody asked for by hand.</summary>
    public async Task<StageView> RetrainAsync(CancellationToken ct)
    {
        var triggered = new EventFilter("execution.started", Actor: TriggerActor);
        var last = (await events.SearchAsync(triggered, before: null, 1, ct)).SingleOrDefault();
        var stage = Stage.Of("retrain", await events.CountAsync(triggered, ct), last, "/pipelines",
            $"{Happened.Said(last, "pipeline")} #{Happened.Said(last, "number")}", $"started by {Happened.Said(last, "cause")}");
        if (Happened.Said(last, "execution") is { } id)
        {
            var execution = await executions.FindAsync(id, ct);
            stage = stage with { Link = $"/executions/{id}", Detail = $"started by {execution?.Cause.Kind}, {execution?.Status.ToString().ToLowerInvariant()}" };
            if (execution is { Status: ExecutionStatus.Queued or ExecutionStatus.Running })
                return stage with { State = "running" };
        }

        var waiting = await pipelines.WaitingTriggersAsync(ct);
        return waiting.Count == 0
            ? stage
            : stage with { State = "waiting", Headline = $"{waiting[0].Pipeline} waits", Detail = waiting[0].WaitingFor, Link = $"/pipelines/{waiting[0].Pipeline}" };
    }
}

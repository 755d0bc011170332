using Slipway.Contracts.Governance;

namespace Slipway.Governance.Overview;

/// <summary>Stages of which the event log alone knows enough.</summary>
static class RecordedStages
{
    public static async Task<StageView> DataAsync(Happened happened, CancellationToken ct)
    {
        var last = await happened.LastAsync(ct, "dataset.version.created");
        return Stage.Of("data", happened.Count("dataset.version.created"), last, "/datasets",
            $"{Happened.Said(last, "dataset")}@{Happened.Said(last, "version")}", $"{Happened.Said(last, "rows")} rows");
    }

    public static async Task<StageView> ValidateAsync(Happened happened, CancellationToken ct)
    {
        var last = await happened.LastAsync(ct, "table.validated");
        var failed = Happened.Said(last, "passed") == "false";
        var stage = Stage.Of("validate", happened.Count("table.validated"), last, "/datasets",
            failed ? "expectations not met" : "every expectation met", $"table {Stage.Short(last?.Subject)}");
        return failed ? stage with { State = "alert" } : stage;
    }

    public static async Task<StageView> TrainAsync(Happened happened, CancellationToken ct)
    {
        var last = await happened.LastAsync(ct, "run.started");
        var running = happened.Open("run.started", "run.ended");
        var stage = Stage.Of("train", happened.Count("run.started"), last, "/runs", Happened.Said(last, "name"), Happened.Said(last, "experiment"));
        return running > 0 ? stage with { State = "running", Headline = $"{running} running: {stage.Headline}" } : stage;
    }

    public static async Task<StageView> EvaluateAsync(Happened happened, CancellationToken ct)
    {
        var last = await happened.LastAsync(ct, "evaluation.created");
        return Stage.Of("evaluate", happened.Count("evaluation.created"), last, "/runs",
            $"AUC {Happened.Said(last, "auc")}", $"{Happened.Said(last, "rows")} rows");
    }

    public static async Task<StageView> RegisterAsync(Happened happened, CancellationToken ct)
    {
        var last = await happened.LastAsync(ct, "model.version.registered");
        return Stage.Of("register", happened.Count("model.version.registered"), last, "/models",
            $"{Happened.Said(last, "model")} {Happened.Said(last, "version")}", $"by {Happened.Said(last, "author")}");
    }
}

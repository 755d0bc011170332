using Slipway.Cli.Shell;
using Slipway.Contracts.Pipelines;
using Spectre.Console;

namespace Slipway.Cli.Pipelines;

/// <summary>Follows an execution: bars on a terminal, silence elsewhere, and how it ended.</summary>
static class ExecutionWatch
{
    public static async Task<int> UntilEndAsync(Call call, string id, CancellationToken ct)
    {
        var ended = call.ShowsProgress
            ? await call.Host.Progress().Progress().AutoClear(true)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
                .StartAsync(progress => FollowAsync(call, id, progress, ct))
            : await call.Client.Pipelines.WatchAsync(id, _ => { }, ct);
        call.Answer(ended, sheet => ExecutionPicture.Draw(sheet, ended));
        return ended.Status is ExecutionStatus.Succeeded ? ExitCode.Success : ExitCode.Refusal;
    }

    static Task<ExecutionView> FollowAsync(Call call, string id, ProgressContext progress, CancellationToken ct)
    {
        Dictionary<string, ProgressTask> bars = [];
        return call.Client.Pipelines.WatchAsync(
            id,
            execution =>
            {
                foreach (var step in execution.Steps.Where(step => step.Status is not (StepStatus.Waiting or StepStatus.Queued)))
                    Show(bars, progress, step);
            },
            ct);
    }

    static void Show(Dictionary<string, ProgressTask> bars, ProgressContext progress, StepView step)
    {
        if (!bars.TryGetValue(step.Name, out var bar))
            bars[step.Name] = bar = progress.AddTask(step.Name.EscapeMarkup(), maxValue: 1);
        var running = step.Status is StepStatus.Running;
        bar.Description = $"{step.Name} {(running ? step.Message : step.Status.ToString())}".EscapeMarkup();
        bar.IsIndeterminate = running && step.Progress is null;
        bar.Value = running ? step.Progress ?? 0 : 1;
        if (!running)
            bar.StopTask();
    }
}

using Slipway.Client;
using Slipway.Contracts.Pipelines;

namespace Slipway.Cli.Demo;

/// <summary>Shows a pipeline execution while it goes on.</summary>
static class ExecutionBar
{
    public static async Task<ExecutionView> WatchAsync(SlipwayClient client, string id, StoryTeller teller, CancellationToken ct)
    {
        var ended = await teller.WorkAsync("Pipeline", report => client.Pipelines.WatchAsync(
            id, execution => report(Fraction(execution), Now(execution)), ct));
        if (ended.Status is ExecutionStatus.Succeeded)
        {
            teller.Good($"execution {ended.Number} finished in {(ended.EndedAt - ended.StartedAt)?.TotalSeconds:0.0} s: "
                + $"{ended.Steps.Count(step => step.Status is StepStatus.Succeeded)} steps run, {ended.Steps.Count(step => step.Status is StepStatus.Cached)} taken from cache");
            return ended;
        }

        var broken = ended.Steps.FirstOrDefault(step => step.Status is StepStatus.Failed);
        throw new InvalidOperationException($"The pipeline {ended.Pipeline} ended as {ended.Status}: {broken?.Name}: {broken?.Error}");
    }

    static double Fraction(ExecutionView execution) =>
        execution.Steps.Average(step => step.EndedAt is not null ? 1 : step.Progress ?? 0);

    static string Now(ExecutionView execution) => string.Join(", ", execution.Steps
        .Where(step => step.Status is StepStatus.Running)
        .Select(step => step.Message is { Length: > 0 and < 60 } message ? $"{step.Name}: {message}" : step.Name));
}

using Microsoft.Extensions.Logging;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Executions;
using Slipway.Storage;

namespace Slipway.Pipelines.Triggers;

/// <summary>Starts a trigger's pipeline once for what it fired for, or has it wait until its condition holds.</summary>
sealed partial class FireTrigger(
    Db db, StartExecution start, FreshData fresh, EventLog events, TimeProvider clock, ILogger<FireTrigger> logger)
{
    /// <param name="subject">What caused it: an alert's id, a dataset version, a time. The same subject never starts twice.</param>
    public async Task ExecuteAsync(Trigger trigger, string subject, CancellationToken ct)
    {
        if (trigger.Fresh is { } dataset && await fresh.MissingAsync(trigger.Pipeline, dataset, ct) is { } sentence)
        {
            await WaitAsync(trigger, subject, sentence, ct);
            return;
        }

        try
        {
            var now = clock.GetUtcNow();
            var next = trigger.Kind is "schedule" ? Cron.Parse(trigger.ListensTo)?.After(now) : null;
            var execution = await start.ExecuteAsync(trigger.Pipeline, given: null, new(trigger.Kind, subject, Trigger.Actor),
                (tx, id) => TriggerStore.FireAsync(tx, trigger, subject, id, next, now, ct), ct);
            if (execution is not null)
                Fired(trigger.Id.ToString(), trigger.Pipeline, execution.Number, subject);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.Unavailable)
        {
            await WaitAsync(trigger, subject, $"It could not start: {refusal.Message}", ct);
        }
    }

    Task WaitAsync(Trigger trigger, string subject, string sentence, CancellationToken ct) => db.WriteAsync(async tx =>
    {
        if (await TriggerStore.WaitAsync(tx, trigger, subject, sentence, clock.GetUtcNow(), ct))
            await events.AppendAsync(tx, new("trigger.waiting", Trigger.Actor.Name, $"pipeline/{trigger.Pipeline}",
                new { trigger = trigger.Id.ToString(), trigger.Pipeline, trigger.Kind, subject, waitingFor = sentence }), ct);
    }, ct);

    [LoggerMessage(LogLevel.Information, "Trigger {Trigger} started {Pipeline} #{Number} because of {Subject}")]
    partial void Fired(string trigger, string pipeline, int number, string subject);
}

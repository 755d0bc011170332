using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Storage;

namespace Slipway.Pipelines.Triggers;

/// <summary>Turns a trigger on or off. What it was waiting for is forgotten either way.</summary>
sealed class SwitchTrigger(Db db, TriggerStore triggers, EventLog events, TimeProvider clock)
{
    public async Task<Trigger> ExecuteAsync(string id, bool enabled, Actor actor, CancellationToken ct)
    {
        var trigger = Id<Trigger>.TryParse(id, out var parsed) ? await triggers.FindAsync(parsed, ct) : null;
        if (trigger is null)
            throw Refusal.NotFound("trg.not_found", $"No trigger has the id '{id}'.");
        if (trigger.Enabled == enabled)
            return trigger;
        var next = enabled && trigger.Kind is "schedule" ? Cron.Parse(trigger.ListensTo)?.After(clock.GetUtcNow()) : null;
        await db.WriteAsync(async tx =>
        {
            await TriggerStore.SetEnabledAsync(tx, trigger, enabled, next, ct);
            await events.AppendAsync(tx, new(enabled ? "trigger.enabled" : "trigger.disabled", actor.Name, $"pipeline/{trigger.Pipeline}",
                new { trigger = id, trigger.Pipeline, trigger.Kind, trigger.ListensTo }), ct);
        }, ct);
        return trigger with { Enabled = enabled, NextAt = next, WaitingFor = null, Pending = null };
    }
}

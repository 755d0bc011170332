using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Registry.Models;
using Slipway.Registry.Versions;
using Slipway.Storage;

namespace Slipway.Registry.Aliases;

/// <summary>Points an alias at a version. Rolling back is moving it to the version before.</summary>
sealed class MoveAlias(Db db, EventLog events, AliasWatch watch, TimeProvider clock)
{
    /// <summary>Only an approved version may be named. Moving an alias to where it is changes nothing.</summary>
    public Task<AliasChangeView> ExecuteAsync(string model, string alias, int version, Actor actor, CancellationToken ct) =>
        ExecuteAsync(model, alias, version, actor, _ => Task.CompletedTask, ct);

    /// <param name="with">What stands or falls with the move: done after it in its transaction, before anybody is told.</param>
    public async Task<AliasChangeView> ExecuteAsync(string model, string alias, int version, Actor actor, Func<Tx, Task> with, CancellationToken ct)
    {
        Names.Alias(alias);
        var now = clock.GetUtcNow();
        var moved = await db.WriteAsync(async tx =>
        {
            await ModelStore.HoldAsync(tx, model, now, ct);
            var target = await VersionStore.FindAsync(tx, model, version, ct) ?? throw ModelVersion.NotFound(model, version);
            if (target.Status is not VersionStatus.Approved)
                throw Refusal.Conflict("alias.not_approved", $"{target.Name} is {target.Status}; an alias may only name an Approved version.");

            var change = new AliasChangeView(model, alias, await AliasStore.VersionAsync(tx, model, alias, ct), version, actor.Name, now);
            if (change.From != change.To)
                await SaveAsync(tx, "model.alias.moved", change, ct);
            await with(tx);
            return change;
        }, ct);
        await watch.TellAsync(moved);
        return moved;
    }

    public async Task<AliasChangeView> RemoveAsync(string model, string alias, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var moved = await db.WriteAsync(async tx =>
        {
            await ModelStore.HoldAsync(tx, model, now, ct);
            var from = await AliasStore.VersionAsync(tx, model, alias, ct)
                ?? throw Refusal.NotFound("alias.not_found", $"The model {model} has no alias {alias}.");
            var change = new AliasChangeView(model, alias, from, To: null, actor.Name, now);
            await SaveAsync(tx, "model.alias.removed", change, ct);
            return change;
        }, ct);
        await watch.TellAsync(moved);
        return moved;
    }

    async Task SaveAsync(Tx tx, string type, AliasChangeView change, CancellationToken ct)
    {
        await AliasStore.SaveAsync(tx, change, ct);
        await events.AppendAsync(tx, new(
            type, change.By, $"model/{change.Model}", new { change.Model, change.Alias, change.From, change.To }), ct);
    }
}

using Slipway.Contracts;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Executions;
using Slipway.Storage;

namespace Slipway.Pipelines.Triggers;

sealed class TriggerStore(Db db)
{
    public Task<Trigger?> FindAsync(Id<Trigger> id, CancellationToken ct) => db.FindAsync($"select * from triggers where id = {id}", Read, ct);

    public Task<List<Trigger>> OfPipelineAsync(string pipeline, CancellationToken ct) =>
        db.QueryAsync($"select * from triggers where pipeline = {pipeline} order by kind, listens_to", Read, ct);

    public Task<List<Trigger>> ListeningAsync(string kind, string to, CancellationToken ct) =>
        db.QueryAsync($"select * from triggers where kind = {kind} and listens_to = {to} and enabled = {true} order by id", Read, ct);

    /// <summary>Those that fired and wait for their condition.</summary>
    public Task<List<Trigger>> WaitingAsync(CancellationToken ct) =>
        db.QueryAsync($"select * from triggers where pending is not null and enabled = {true} order by id", Read, ct);

    public Task<List<Trigger>> DueAsync(DateTimeOffset now, CancellationToken ct) =>
        db.QueryAsync($"select * from triggers where next_at <= {now} and enabled = {true} order by next_at limit {100}", Read, ct);

    public async Task<Page<Trigger>> ListAsync(PageRequest page, string? pipeline, CancellationToken ct)
    {
        var of = pipeline is null ? Sql.Empty : (Sql)$" and pipeline = {pipeline}";
        var found = await db.QueryAsync($"select * from triggers where id > {page.After ?? ""} {of} order by id limit {page.Limit + 1}", Read, ct);
        return Paging.Cut(found, page.Limit, await db.CountAsync($"select count(*) from triggers where id > '' {of}", ct), trigger => trigger.Id.ToString());
    }

    /// <summary>Makes the pipeline's triggers those of its newest definition; one that stays keeps its id, state and history.</summary>
    public static async Task ReplaceAsync(Tx tx, string pipeline, IReadOnlyList<TriggerDefinition> wanted, DateTimeOffset now, CancellationToken ct)
    {
        var have = await tx.QueryAsync($"select * from triggers where pipeline = {pipeline}", Read, ct);
        foreach (var gone in have.Where(trigger => !wanted.Any(other => Same(trigger, other))))
            await tx.ExecuteAsync($"delete from triggers where id = {gone.Id}", ct);
        foreach (var trigger in wanted)
        {
            if (have.Find(other => Same(other, trigger)) is { } kept)
                await tx.ExecuteAsync($"update triggers set fresh = {trigger.Fresh} where id = {kept.Id}", ct);
            else
                await tx.ExecuteAsync($"""
                    insert into triggers (id, pipeline, kind, listens_to, fresh, enabled, next_at)
                    values ({new Id<Trigger>(Guid.CreateVersion7(now))}, {pipeline}, {trigger.Kind}, {trigger.On}, {trigger.Fresh}, {true}, {Next(trigger, now)})
                    """, ct);
        }
    }

    public static Task<int> SetEnabledAsync(Tx tx, Trigger trigger, bool enabled, DateTimeOffset? nextAt, CancellationToken ct) => tx.ExecuteAsync($"""
        update triggers set enabled = {enabled}, next_at = {nextAt}, waiting_for = null, waiting_since = null, pending = null where id = {trigger.Id}
        """, ct);

    /// <returns>Whether this said something new.</returns>
    public static async Task<bool> WaitAsync(Tx tx, Trigger trigger, string pending, string sentence, DateTimeOffset now, CancellationToken ct) => await tx.ExecuteAsync($"""
        update triggers set pending = {pending}, waiting_for = {sentence}, waiting_since = {now}
        where id = {trigger.Id} and enabled = {true} and (pending is null or pending <> {pending} or waiting_for <> {sentence})
        """, ct) == 1;

    /// <summary>Claims one firing for one execution, so that an event read twice or by two servers starts one only.</summary>
    public static async Task<bool> FireAsync(Tx tx, Trigger trigger, string subject, Id<Execution> execution, DateTimeOffset? nextAt, DateTimeOffset now, CancellationToken ct)
    {
        var first = await tx.ExecuteAsync($"""
            insert into trigger_firings (trigger_id, subject, execution, fired_at) values ({trigger.Id}, {subject}, {execution}, {now})
            on conflict (trigger_id, subject) do nothing
            """, ct) == 1;
        if (first)
            await tx.ExecuteAsync($"""
                update triggers
                set waiting_for = null, waiting_since = null, pending = null, next_at = {nextAt}, last_fired_at = {now}, last_execution = {execution}
                where id = {trigger.Id}
                """, ct);
        return first;
    }

    static DateTimeOffset? Next(TriggerDefinition trigger, DateTimeOffset now) => trigger.Kind is "schedule" ? Cron.Parse(trigger.On)?.After(now) : null;

    static bool Same(Trigger trigger, TriggerDefinition other) => trigger.Kind == other.Kind && trigger.ListensTo == other.On;

    static Trigger Read(Row row) => new(
        row.Id<Trigger>("id"), row.Text("pipeline"), row.Text("kind"), row.Text("listens_to"), row.TextOrNull("fresh"), row.Flag("enabled"),
        row.TextOrNull("waiting_for"), row.TextOrNull("pending"), row.TimeOrNull("next_at"), row.TimeOrNull("last_fired_at"), row.TextOrNull("last_execution"));
}

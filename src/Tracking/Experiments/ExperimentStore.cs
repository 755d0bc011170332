using System.Globalization;
using Slipway.Contracts;
using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Tracking.Experiments;

sealed class ExperimentStore(Db db)
{
    /// <summary>The id of the experiment of that name, made when it is new.</summary>
    public static async Task<string> EnsureAsync(Tx tx, string name, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        await tx.ExecuteAsync($"""
            insert into experiments (id, name, created_by, created_at, updated_at)
            values ({NewId(now)}, {name}, {actor.Name}, {now}, {now})
            on conflict (name) do nothing
            """, ct);
        var ids = await tx.QueryAsync($"select id from experiments where name = {name} and deleted_at is null", row => row.Text("id"), ct);
        return ids.SingleOrDefault() ??
            throw Refusal.Conflict("experiment.deleted", $"The experiment {name} was deleted; restore it or choose another name.");
    }

    /// <summary>The id behind a name or an id; null when neither is known.</summary>
    public async Task<string?> IdOfAsync(string nameOrId, CancellationToken ct) =>
        (await db.QueryAsync(
            $"select id, name from experiments where name = {nameOrId} or id = {nameOrId}", row => (Id: row.Text("id"), Name: row.Text("name")), ct))
        .OrderByDescending(found => found.Name == nameOrId).Select(found => found.Id).FirstOrDefault();

    public async Task<Page<ExperimentView>> ListAsync(string? search, PageRequest page, CancellationToken ct)
    {
        Sql matching = search is null
            ? (Sql)$"deleted_at is null"
            : $"deleted_at is null and lower(name) like {LikePattern.Containing(search)} escape '!'";
        Sql after = page.After is null ? Sql.Empty : $"and name > {page.After}";
        var found = await db.QueryAsync($"""
            select id, name, created_at,
              (select count(*) from runs r where r.experiment_id = e.id and r.deleted_at is null) as runs,
              (select max(started_at) from runs r where r.experiment_id = e.id and r.deleted_at is null) as last_run_at
            from experiments e where {matching} {after} order by name limit {page.Limit + 1}
            """, Read, ct);
        var total = await db.CountAsync($"select count(*) from experiments where {matching}", ct);
        return Paging.Cut(found, page.Limit, total, experiment => experiment.Name);
    }

    static ExperimentView Read(Row row) => new(
        row.Text("id"), row.Text("name"), row.Time("created_at"), (int)row.Number("runs"), row.TimeOrNull("last_run_at"));

    // Digits only, as clients of the tracking protocol expect; 18 of them, time first.
    static string NewId(DateTimeOffset now) =>
        (now.ToUnixTimeMilliseconds() * 100_000 + Random.Shared.Next(100_000)).ToString(CultureInfo.InvariantCulture);
}

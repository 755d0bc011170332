using Slipway.Contracts;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Serving.Deployments;

sealed class DeploymentStore(Db db)
{
    public static Task SaveAsync(Tx tx, Deployment deployment, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into deployments (name, environment, model, version, alias, stopped, created_by, created_at)
        values ({deployment.Name}, {deployment.Environment}, {deployment.Model}, {deployment.Version}, {deployment.Alias},
            {deployment.IsStopped}, {deployment.CreatedBy}, {deployment.CreatedAt})
        on conflict (name) do update set
            environment = excluded.environment, model = excluded.model, version = excluded.version, alias = excluded.alias, stopped = excluded.stopped
        """, ct);

    /// <summary>Holds the row until the transaction ends, so that two changes of one deployment follow each other.</summary>
    public static Task<Deployment?> HoldAsync(Tx tx, string name, CancellationToken ct) =>
        tx.FindAsync($"update deployments set name = name where name = {name} returning *", Read, ct);

    public Task<Deployment?> FindAsync(string name, CancellationToken ct) =>
        db.FindAsync($"select * from deployments where name = {name}", Read, ct);

    public Task<List<Deployment>> LiveAsync(CancellationToken ct) =>
        db.QueryAsync($"select * from deployments where not stopped order by name", Read, ct);

    public Task<List<Deployment>> OfModelAsync(string model, CancellationToken ct) =>
        db.QueryAsync($"select * from deployments where model = {model} and not stopped order by name", Read, ct);

    public async Task<Page<Deployment>> ListAsync(PageRequest page, string? search, CancellationToken ct)
    {
        var after = page.After ?? "";
        Sql filter = search is null ? Sql.Empty : (Sql)$" and lower(name) like {LikePattern.Containing(search)} escape '!'";
        var found = await db.QueryAsync($"select * from deployments where name > {after}{filter} order by name limit {page.Limit + 1}", Read, ct);
        var total = await db.CountAsync($"select count(*) from deployments where true{filter}", ct);
        return found.Count > page.Limit
            ? new([.. found.Take(page.Limit)], PageRequest.Encode(found[page.Limit - 1].Name), total)
            : new(found, Next: null, total);
    }

    static Deployment Read(Row row) => new(
        row.Text("name"), row.Text("environment"), row.Text("model"), (int?)row.NumberOrNull("version"), row.TextOrNull("alias"),
        row.Flag("stopped"), row.Text("created_by"), row.Time("created_at"));
}

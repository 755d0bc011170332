using Slipway.Storage;

namespace Slipway.Monitoring.Plans;

sealed record StoredPlan(string Deployment, string Text, string Owner, DateTimeOffset UpdatedAt, string UpdatedBy);

sealed class PlanStore(Db db)
{
    public Task<StoredPlan?> FindAsync(string deployment, CancellationToken ct) => db.FindAsync(
        $"select * from monitor_plans where deployment = {deployment}",
        row => new StoredPlan(row.Text("deployment"), row.Text("plan"), row.Text("owner"), row.Time("updated_at"), row.Text("updated_by")), ct);

    public static Task SaveAsync(Tx tx, StoredPlan plan, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into monitor_plans (deployment, plan, owner, updated_at, updated_by)
        values ({plan.Deployment}, {plan.Text}, {plan.Owner}, {plan.UpdatedAt}, {plan.UpdatedBy})
        on conflict (deployment) do update set
            plan = excluded.plan, owner = excluded.owner, updated_at = excluded.updated_at, updated_by = excluded.updated_by
        """, ct);

    /// <returns>Whether there was none before.</returns>
    public static async Task<bool> AddAsync(Tx tx, StoredPlan plan, CancellationToken ct) => await tx.ExecuteAsync($"""
        insert into monitor_plans (deployment, plan, owner, updated_at, updated_by)
        values ({plan.Deployment}, {plan.Text}, {plan.Owner}, {plan.UpdatedAt}, {plan.UpdatedBy})
        on conflict (deployment) do nothing
        """, ct) == 1;
}

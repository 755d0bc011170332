using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Monitoring.Alerts;

sealed class AlertStore(Db db)
{
    /// <returns>False when the rule's alert for this version is open already.</returns>
    public static async Task<bool> AddAsync(Tx tx, Alert alert, CancellationToken ct) => await tx.ExecuteAsync($"""
        insert into alerts (id, deployment, model, version, rule, kind, severity, status, message, observed, threshold, from_time, to_time, fired_at)
        values ({alert.Id}, {alert.Deployment}, {alert.Model}, {alert.Version}, {alert.Rule}, {alert.Kind}, {alert.Severity}, {alert.Status}, {alert.Message},
            {alert.Observed}, {alert.Threshold}, {alert.From}, {alert.To}, {alert.FiredAt})
        on conflict (deployment, rule, version) where resolved_at is null do nothing
        """, ct) == 1;

    /// <returns>False when it was resolved already.</returns>
    public static async Task<bool> ResolveAsync(Tx tx, Id<Alert> id, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync($"update alerts set status = {AlertStatus.Resolved}, resolved_at = {now} where id = {id} and resolved_at is null", ct) == 1;

    /// <returns>False when it is not firing.</returns>
    public static async Task<bool> AcknowledgeAsync(Tx tx, Id<Alert> id, string by, CancellationToken ct) => await tx.ExecuteAsync($"""
        update alerts set status = {AlertStatus.Acknowledged}, acknowledged_by = {by} where id = {id} and status = {AlertStatus.Firing}
        """, ct) == 1;

    public Task<int> NoteExecutionAsync(string id, string execution, CancellationToken ct) =>
        db.ExecuteAsync($"update alerts set execution = {execution} where id = {id}", ct);

    public Task<Alert?> FindAsync(Id<Alert> id, CancellationToken ct) => db.FindAsync($"select * from alerts where id = {id}", Read, ct);

    public Task<List<Alert>> OpenAsync(CancellationToken ct) => db.QueryAsync($"select * from alerts where resolved_at is null", Read, ct);

    /// <summary>Newest first.</summary>
    public async Task<Page<Alert>> ListAsync(PageRequest page, string? deployment, AlertStatus? status, CancellationToken ct)
    {
        Sql filter = deployment is null ? Sql.Empty : (Sql)$" and deployment = {deployment}";
        if (status is { } wanted)
            filter += (Sql)$" and status = {wanted}";
        Sql after = page.After is null ? Sql.Empty : (Sql)$" and id < {page.After}";
        var found = await db.QueryAsync($"select * from alerts where true{filter}{after} order by id desc limit {page.Limit + 1}", Read, ct);
        var total = await db.CountAsync($"select count(*) from alerts where true{filter}", ct);
        return found.Count > page.Limit
            ? new([.. found.Take(page.Limit)], PageRequest.Encode(found[page.Limit - 1].Id.ToString()), total)
            : new(found, Next: null, total);
    }

    static Alert Read(Row row) => new(
        row.Id<Alert>("id"), row.Text("deployment"), row.Text("model"), (int)row.Number("version"), row.Text("rule"), row.Text("kind"), row.Text("severity"),
        row.Enum<AlertStatus>("status"), row.Text("message"), row.Real("observed"), row.Real("threshold"), row.Time("from_time"), row.Time("to_time"),
        row.Time("fired_at"), row.TimeOrNull("resolved_at"), row.TextOrNull("acknowledged_by"), row.TextOrNull("execution"));
}

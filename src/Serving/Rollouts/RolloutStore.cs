using Slipway.Contracts.Serving;
using Slipway.Storage;

namespace Slipway.Serving.Rollouts;

sealed class RolloutStore(Db db)
{
    public static Task AddAsync(Tx tx, Rollout rollout, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into rollouts (id, deployment, version, strategy, weight, status, started_by, started_at)
        values ({rollout.Id}, {rollout.Deployment}, {rollout.Version}, {rollout.Strategy}, {rollout.Weight}, {rollout.Status}, {rollout.StartedBy}, {rollout.StartedAt})
        """, ct);

    /// <returns>Null when none was running.</returns>
    public static Task<Rollout?> EndAsync(Tx tx, string deployment, RolloutStatus status, DateTimeOffset now, CancellationToken ct) =>
        tx.FindAsync($"update rollouts set status = {status}, ended_at = {now} where deployment = {deployment} and status = 'Running' returning *", Read, ct);

    public static Task<Rollout?> RunningAsync(Tx tx, string deployment, CancellationToken ct) =>
        tx.FindAsync($"select * from rollouts where deployment = {deployment} and status = 'Running'", Read, ct);

    public Task<Rollout?> RunningAsync(string deployment, CancellationToken ct) =>
        db.FindAsync($"select * from rollouts where deployment = {deployment} and status = 'Running'", Read, ct);

    /// <summary>The running one, or the last that ended.</summary>
    public Task<Rollout?> LatestAsync(string deployment, CancellationToken ct) =>
        db.FindAsync($"select * from rollouts where deployment = {deployment} order by started_at desc, id desc limit 1", Read, ct);

    static Rollout Read(Row row) => new(
        row.Id<Rollout>("id"), row.Text("deployment"), (int)row.Number("version"), row.Text("strategy"), (int)row.Number("weight"),
        row.Enum<RolloutStatus>("status"), row.Text("started_by"), row.Time("started_at"), row.TimeOrNull("ended_at"));
}

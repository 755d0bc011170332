using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Tracking.Runs;

static class RunStore
{
    public static Task AddAsync(Tx tx, Run run, string experimentId, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into runs (id, experiment_id, name, status, started_at, ended_at, created_by, execution, step, code_digest)
        values ({run.Id}, {experimentId}, {run.Name}, {run.Status}, {run.StartedAt}, {run.EndedAt}, {run.CreatedBy},
          {run.Execution}, {run.Step}, {run.Code})
        """, ct);

    public static Task<Run?> FindAsync(Tx tx, string id, CancellationToken ct) =>
        tx.FindAsync($"{Columns} where r.id = {id}", Read, ct);

    /// <summary>Runs of an execution, or of one of its steps, that nobody has ended.</summary>
    public static Task<List<Run>> UnendedOfAsync(Tx tx, string execution, string? step, CancellationToken ct)
    {
        Sql ofStep = step is null ? Sql.Empty : $"and r.step = {step}";
        return tx.QueryAsync($"{Columns} where r.execution = {execution} {ofStep} and r.status in ('Running', 'Scheduled') order by r.id", Read, ct);
    }

    /// <summary>Writes an ending down, or refuses when somebody else was first.</summary>
    public static async Task SaveEndAsync(Tx tx, Run run, CancellationToken ct)
    {
        var saved = await tx.ExecuteAsync($"""
            update runs set status = {run.Status}, ended_at = {run.EndedAt}
            where id = {run.Id} and status in ('Running', 'Scheduled')
            """, ct);
        if (saved == 0)
            throw Refusal.Conflict("run.already_ended", $"The run {run.Id} was ended by someone else at the same moment.");
    }

    static Sql Columns => $"select r.*, e.name as experiment from runs r join experiments e on e.id = r.experiment_id";

    static Run Read(Row row) => new(
        row.Text("id"), row.Text("experiment"), row.Text("name"), row.Enum<RunStatus>("status"), row.Time("started_at"),
        row.TimeOrNull("ended_at"), row.Text("created_by"), row.TextOrNull("execution"), row.TextOrNull("step"), row.DigestOrNull("code_digest"));
}

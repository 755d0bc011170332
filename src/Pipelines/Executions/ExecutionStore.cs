using Slipway.Contracts;
using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

sealed class ExecutionStore(Db db)
{
    public async Task<Execution?> FindAsync(Id<Execution> id, CancellationToken ct)
    {
        var steps = await db.QueryAsync(StepsOf(id), ReadStep, ct);
        return await db.FindAsync($"select * from executions where id = {id}", row => Read(row, steps), ct);
    }

    /// <summary>The execution with its row held until the transaction ends, so that changes to one execution follow each other.</summary>
    public static async Task<Execution?> LockAsync(Tx tx, Id<Execution> id, CancellationToken ct)
    {
        await tx.ExecuteAsync($"update executions set revision = revision + 1 where id = {id}", ct);
        var steps = await tx.QueryAsync(StepsOf(id), ReadStep, ct);
        return await tx.FindAsync($"select * from executions where id = {id}", row => Read(row, steps), ct);
    }

    /// <summary>The next number of the pipeline; holds its row until the transaction ends.</summary>
    public static async Task<int> NextNumberAsync(Tx tx, string pipeline, CancellationToken ct) => (int)(await tx.QueryAsync(
        $"update pipelines set executions = executions + 1 where name = {pipeline} returning executions", row => row.Number("executions"), ct))[0];

    public static async Task AddAsync(Tx tx, Execution execution, CancellationToken ct)
    {
        await tx.ExecuteAsync($"""
            insert into executions (id, pipeline, version, code, number, status, cause_kind, cause_subject, actor, actor_permissions,
                inputs, created_at, started_at, ended_at, steps, steps_done, revision)
            values ({execution.Id}, {execution.Pipeline}, {execution.Version}, {execution.Code}, {execution.Number}, {execution.Status},
                {execution.CauseKind}, {execution.CauseSubject}, {execution.Actor.Name}, {Json.Write(execution.Actor.Permissions)},
                {Json.Write(execution.Inputs)}, {execution.CreatedAt}, {execution.StartedAt}, {execution.EndedAt},
                {execution.Steps.Count}, {execution.StepsDone}, {1})
            """, ct);
        await tx.ExecuteManyAsync(execution.Steps.Select((step, place) => (Sql)$"""
            insert into execution_steps (execution, name, place, uses, needs, retries, status, attempt, failures, outputs)
            values ({execution.Id}, {step.Name}, {place}, {step.Uses}, {Json.Write(step.Needs)}, {step.Retries}, {step.Status},
                {step.Attempt}, {step.Failures}, {Json.Write(step.Outputs)})
            """), ct);
    }

    /// <summary>Saves what differs.</summary>
    public static async Task SaveAsync(Tx tx, Execution before, Execution after, CancellationToken ct)
    {
        await tx.ExecuteAsync($"""
            update executions
            set status = {after.Status}, started_at = {after.StartedAt}, ended_at = {after.EndedAt}, steps_done = {after.StepsDone}
            where id = {after.Id}
            """, ct);
        var changed = after.Steps.Zip(before.Steps).Where(pair => !ReferenceEquals(pair.First, pair.Second)).Select(pair => pair.First);
        await tx.ExecuteManyAsync(changed.Select(step => (Sql)$"""
            update execution_steps
            set status = {step.Status}, attempt = {step.Attempt}, failures = {step.Failures}, started_at = {step.StartedAt},
                ended_at = {step.EndedAt}, outputs = {Json.Write(step.Outputs)}, error = {step.Error}, cache_key = {step.CacheKey},
                progress = case when {step.IsDone} then null else progress end, message = case when {step.IsDone} then null else message end
            where execution = {after.Id} and name = {step.Name}
            """), ct);
    }

    public async Task<Page<ExecutionSummaryView>> ListAsync(PageRequest page, string? pipeline, ExecutionStatus? status, CancellationToken ct)
    {
        Sql filter = $"where id > ''";
        if (pipeline is not null)
            filter += $" and pipeline = {pipeline}";
        if (status is { } wanted)
            filter += $" and status = {wanted}";
        // Ids grow with time, so the newest comes first.
        var after = page.After is { Length: > 0 } last ? (Sql)$" and id < {last}" : Sql.Empty;
        var found = await db.QueryAsync($"select * from executions {filter} {after} order by id desc limit {page.Limit + 1}", Summary, ct);
        return Paging.Cut(found, page.Limit, await db.CountAsync($"select count(*) from executions {filter}", ct), view => view.Id);
    }

    public Task<ExecutionSummaryView?> FindLastAsync(string pipeline, CancellationToken ct) =>
        db.FindAsync($"select * from executions where pipeline = {pipeline} order by number desc limit 1", Summary, ct);

    /// <summary>Inputs of the newest execution that neither failed nor was cancelled: what was last learnt from.</summary>
    public Task<Dictionary<string, string>?> LastInputsAsync(string pipeline, CancellationToken ct) => db.FindAsync($"""
        select inputs from executions where pipeline = {pipeline} and status in ('Queued', 'Running', 'Succeeded') order by number desc limit 1
        """, row => row.Json<Dictionary<string, string>>("inputs"), ct);

    /// <summary>Progress of running steps and messages, which the state machine knows nothing of.</summary>
    public async Task<Dictionary<string, (double? Fraction, string? Message)>> ProgressAsync(Id<Execution> id, CancellationToken ct) =>
        (await db.QueryAsync($"select name, progress, message from execution_steps where execution = {id}",
            row => (Name: row.Text("name"), Progress: (row.RealOrNull("progress"), row.TextOrNull("message"))), ct))
        .ToDictionary(row => row.Name, row => row.Progress);

    /// <summary>Whether an attempt is still the one that counts; false after a cancellation or when another worker took over.</summary>
    public async Task<bool> IsCurrentAsync(Id<Execution> id, string step, int attempt, CancellationToken ct) => await db.CountAsync($"""
        select count(*) from execution_steps where execution = {id} and name = {step} and status = 'Running' and attempt = {attempt}
        """, ct) == 1;

    public async Task<bool> ReportAsync(Id<Execution> id, string step, int attempt, double? fraction, string? message, CancellationToken ct) => await db.ExecuteAsync($"""
        update execution_steps set progress = {fraction}, message = {message}
        where execution = {id} and name = {step} and status = 'Running' and attempt = {attempt}
        """, ct) == 1;

    static Sql StepsOf(Id<Execution> id) => $"select * from execution_steps where execution = {id} order by place";

    static Execution Read(Row row, List<StepState> steps) => new(
        row.Id<Execution>("id"), row.Text("pipeline"), (int)row.Number("version"), row.Digest("code"), (int)row.Number("number"),
        row.Enum<ExecutionStatus>("status"), row.Text("cause_kind"), row.TextOrNull("cause_subject"),
        new(row.Text("actor"), row.Json<HashSet<Permission>>("actor_permissions")), row.Json<Dictionary<string, string>>("inputs"),
        row.Time("created_at"), row.TimeOrNull("started_at"), row.TimeOrNull("ended_at"), steps);

    static StepState ReadStep(Row row) => new(
        row.Text("name"), row.Text("uses"), row.Json<List<string>>("needs"), (int)row.Number("retries"), row.Enum<StepStatus>("status"),
        (int)row.Number("attempt"), (int)row.Number("failures"), row.TimeOrNull("started_at"), row.TimeOrNull("ended_at"),
        row.TextOrNull("error"), row.TextOrNull("cache_key"))
    {
        Outputs = row.Json<Dictionary<string, string>>("outputs"),
    };

    static ExecutionSummaryView Summary(Row row) => new(
        row.Text("id"), row.Text("pipeline"), (int)row.Number("number"), row.Enum<ExecutionStatus>("status"),
        new(row.Text("cause_kind"), row.TextOrNull("cause_subject"), row.Text("actor")), row.Time("created_at"),
        row.TimeOrNull("started_at"), row.TimeOrNull("ended_at"), (int)row.Number("steps_done"), (int)row.Number("steps"));
}

using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

sealed class StepLogStore(Db db)
{
    /// <summary>Lines that one step may log; the rest is dropped with a word about it.</summary>
    public const int MostLines = 20_000;

    public Task<long> LastNumberAsync(Id<Execution> execution, string step, CancellationToken ct) =>
        db.CountAsync($"select coalesce(max(number), 0) from step_logs where execution = {execution} and step = {step}", ct);

    public Task AddAsync(Id<Execution> execution, string step, IEnumerable<LogLineView> lines, CancellationToken ct) =>
        db.ExecuteManyAsync(lines.Select(line => (Sql)$"""
            insert into step_logs (execution, step, number, at, line)
            values ({execution}, {step}, {line.Number}, {line.At}, {line.Text})
            on conflict (execution, step, number) do nothing
            """), ct);

    public Task<List<LogLineView>> ReadAsync(Id<Execution> execution, string step, long after, int limit, CancellationToken ct) => db.QueryAsync($"""
        select number, at, line from step_logs where execution = {execution} and step = {step} and number > {after}
        order by number limit {limit}
        """, row => new LogLineView(row.Number("number"), row.Time("at"), row.Text("line")), ct);
}

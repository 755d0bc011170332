using System.Globalization;
using Slipway.Contracts;
using Slipway.Contracts.Tracking;
using Slipway.Storage;
using Slipway.Tracking.Experiments;
using Slipway.Tracking.Runs;

namespace Slipway.Tracking.Search;

/// <summary>
/// Finds runs. Sorted by a metric or param the list has three parts, each read in the order of an index:
/// runs with a rankable value, runs with one that has no rank (NaN; text), runs without. Ties are newest first.
/// </summary>
sealed class RunSearch(Db db, ExperimentStore experiments, RunReader runs)
{
    public async Task<Page<RunView>> FindAsync(RunQuery query, CancellationToken ct)
    {
        var after = RunCursor.Parse(query.Page.After, query.Order);
        var experiment = query.Experiment is null ? null : await experiments.IdOfAsync(query.Experiment, ct);
        if (query.Experiment is not null && experiment is null)
            return new([], Next: null, Total: 0);

        var filter = Filter(query, experiment);
        var found = new List<RunCursor>();
        var last = query.Order.By is RunOrderBy.Started ? 0 : 2;
        for (var part = after?.Part ?? 0; part <= last && found.Count <= query.Page.Limit; part++)
        {
            var wanted = query.Page.Limit + 1 - found.Count;
            found.AddRange(await PartAsync(query.Order, part, filter, after?.Part == part ? after : null, wanted, ct));
        }

        var total = await db.CountAsync($"select count(*) from runs r where {filter}", ct);
        var page = Paging.Cut(found, query.Page.Limit, total, hit => hit.ToString());
        return new(await runs.ViewsAsync([.. page.Items.Select(hit => hit.Id)], ct), page.Next, page.Total);
    }

    Task<List<RunCursor>> PartAsync(RunOrder order, int part, Sql filter, RunCursor? after, int limit, CancellationToken ct)
    {
        var direction = SqlText.Direction(order.Descending);
        return (order.By, part) switch
        {
            (RunOrderBy.Started, _) => QueryAsync($"""
                select r.id, r.started_at, null as sort from runs r where {filter} {AfterStart(after, order.Descending)}
                order by r.started_at {direction}, r.id limit {limit}
                """, 0, NoSort, ct),
            (RunOrderBy.Metric, 0) => QueryAsync($"""
                select r.id, r.started_at, k.value as sort from latest_metrics k join runs r on r.id = k.run_id
                where k.key = {order.Key} and k.is_nan = {false} and {filter} {AfterValue($"k.value", after?.Number, after, order.Descending)}
                order by k.value {direction}, r.started_at desc, r.id limit {limit}
                """, 0, NumberSort, ct),
            (RunOrderBy.Metric, 1) => QueryAsync($"""
                select r.id, r.started_at, null as sort from latest_metrics k join runs r on r.id = k.run_id
                where k.key = {order.Key} and k.is_nan = {true} and {filter} {AfterStart(after, descending: true)}
                order by r.started_at desc, r.id limit {limit}
                """, 1, NoSort, ct),
            (RunOrderBy.Metric, _) => MissingAsync($"latest_metrics", order, filter, after, limit, ct),
            (RunOrderBy.Param, 0) => QueryAsync($"""
                select r.id, r.started_at, k.number as sort from run_params k join runs r on r.id = k.run_id
                where k.key = {order.Key} and k.number is not null and {filter} {AfterValue($"k.number", after?.Number, after, order.Descending)}
                order by k.number {direction}, r.started_at desc, r.id limit {limit}
                """, 0, NumberSort, ct),
            (RunOrderBy.Param, 1) => QueryAsync($"""
                select r.id, r.started_at, k.value as sort from run_params k join runs r on r.id = k.run_id
                where k.key = {order.Key} and k.number is null and {filter} {AfterValue($"k.value", after?.Sort, after, order.Descending)}
                order by k.value {direction}, r.started_at desc, r.id limit {limit}
                """, 1, TextSort, ct),
            _ => MissingAsync($"run_params", order, filter, after, limit, ct),
        };
    }

    Task<List<RunCursor>> MissingAsync(Sql table, RunOrder order, Sql filter, RunCursor? after, int limit, CancellationToken ct) => QueryAsync($"""
        select r.id, r.started_at, null as sort from runs r
        where {filter} and not exists (select 1 from {table} k where k.run_id = r.id and k.key = {order.Key}) {AfterStart(after, descending: true)}
        order by r.started_at desc, r.id limit {limit}
        """, 2, NoSort, ct);

    Task<List<RunCursor>> QueryAsync(Sql sql, int part, Func<Row, string?> sort, CancellationToken ct) =>
        db.QueryAsync(sql, row => new RunCursor(part, row.Number("started_at"), row.Text("id"), sort(row)), ct);

    static Sql Filter(RunQuery query, string? experiment)
    {
        Sql filter = $"r.deleted_at is null";
        if (experiment is not null)
            filter += $" and r.experiment_id = {experiment}";
        if (query.Status is { } status)
            filter += $" and r.status = {status}";
        if (query.Execution is { } execution)
            filter += $" and r.execution = {execution}";
        if (query.Search is { Length: > 0 } search)
        {
            var pattern = LikePattern.Containing(search);
            filter += $"""
                 and (lower(r.name) like {pattern} escape '!' or r.id like {pattern} escape '!' or r.experiment_id in
                  (select id from experiments where lower(name) like {pattern} escape '!'))
                """;
        }

        return filter;
    }

    static Sql AfterStart(RunCursor? after, bool descending)
    {
        if (after is null)
            return Sql.Empty;
        return descending
            ? (Sql)$"and r.started_at <= {after.Started} and (r.started_at < {after.Started} or r.id > {after.Id})"
            : $"and r.started_at >= {after.Started} and (r.started_at > {after.Started} or r.id > {after.Id})";
    }

    static Sql AfterValue<T>(Sql column, T value, RunCursor? after, bool descending)
    {
        if (after is null)
            return Sql.Empty;
        Sql tie = $"r.started_at < {after.Started} or (r.started_at = {after.Started} and r.id > {after.Id})";
        return descending
            ? (Sql)$"and {column} <= {value} and ({column} < {value} or {tie})"
            : $"and {column} >= {value} and ({column} > {value} or {tie})";
    }

    static string? NoSort(Row row) => null;

    static string? TextSort(Row row) => row.Text("sort");

    static string? NumberSort(Row row) => row.Real("sort").ToString("R", CultureInfo.InvariantCulture);
}

using Slipway.Contracts.Tracking;
using Slipway.Storage;

namespace Slipway.Tracking.Runs;

/// <summary>Puts a run together from its rows, for any number of runs with the same five reads.</summary>
sealed class RunReader(Db db)
{
    /// <summary>In the order of <paramref name="ids"/>; unknown ids are left out.</summary>
    public async Task<IReadOnlyList<RunView>> ViewsAsync(IReadOnlyList<string> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];

        var list = Sql.List(ids);
        var parameters = PairsAsync($"select run_id, key, value from run_params where run_id in ({list}) order by key", row => row.Text("value"), ct);
        var tags = PairsAsync($"select run_id, key, value from run_tags where run_id in ({list}) order by key", row => row.Text("value"), ct);
        var metrics = PairsAsync(
            $"select run_id, key, value, is_nan from latest_metrics where run_id in ({list}) order by key",
            row => row.Flag("is_nan") ? double.NaN : row.Real("value"), ct);
        var inputs = db.QueryAsync(
            $"select * from run_inputs where run_id in ({list}) order by context, table_digest", row => (Run: row.Text("run_id"), Input: ReadInput(row)), ct);
        var runs = db.QueryAsync($"""
            select r.*, e.name as experiment from runs r join experiments e on e.id = r.experiment_id
            where r.id in ({list}) and r.deleted_at is null
            """, Read, ct);
        await Task.WhenAll(parameters, tags, metrics, inputs, runs);

        var inputsOf = (await inputs).ToLookup(row => row.Run, row => row.Input);
        var (paramsOf, tagsOf, metricsOf, found) = (await parameters, await tags, await metrics, (await runs).ToDictionary(run => run.Id));
        return [.. ids.Where(found.ContainsKey).Select(id => found[id] with
        {
            Params = paramsOf.GetValueOrDefault(id) ?? [],
            Tags = tagsOf.GetValueOrDefault(id) ?? [],
            Metrics = metricsOf.GetValueOrDefault(id) ?? [],
            Inputs = [.. inputsOf[id]],
        })];
    }

    async Task<Dictionary<string, Dictionary<string, T>>> PairsAsync<T>(Sql sql, Func<Row, T> value, CancellationToken ct)
    {
        var pairs = new Dictionary<string, Dictionary<string, T>>();
        foreach (var (run, key, found) in await db.QueryAsync(sql, row => (row.Text("run_id"), row.Text("key"), value(row)), ct))
        {
            if (!pairs.TryGetValue(run, out var ofRun))
                pairs[run] = ofRun = [];
            ofRun[key] = found;
        }

        return pairs;
    }

    static RunView Read(Row row) => new(
        row.Text("id"), row.Text("experiment"), row.Text("name"), row.Enum<RunStatus>("status"), row.Time("started_at"),
        row.TimeOrNull("ended_at"), row.Text("created_by"), Params: EmptyTexts, Metrics: EmptyNumbers, Tags: EmptyTexts, Inputs: [],
        row.TextOrNull("execution"), row.TextOrNull("step"), row.TextOrNull("code_digest"));

    static RunInputView ReadInput(Row row) => new(
        row.Text("table_digest"), row.Text("context"), row.TextOrNull("dataset"), (int?)row.NumberOrNull("version"));

    static readonly Dictionary<string, string> EmptyTexts = [];
    static readonly Dictionary<string, double> EmptyNumbers = [];
}

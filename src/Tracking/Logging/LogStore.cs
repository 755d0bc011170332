using System.Globalization;
using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Tracking.Metrics;

namespace Slipway.Tracking.Logging;

static class LogStore
{
    public static async Task WriteAsync(Tx tx, string run, LogRequest request, DateTimeOffset now, CancellationToken ct)
    {
        if (request.Params is { Count: > 0 } parameters)
            await WriteParamsAsync(tx, run, parameters, ct);
        if (request.Metrics is { Count: > 0 } metrics)
            await MetricStore.AppendAsync(tx, run, metrics, now, ct);
        if (request.Tags is { Count: > 0 } tags)
            await tx.ExecuteManyAsync(tags.Select(tag => Tag(run, tag.Key, tag.Value)), ct);
        if (request.Inputs is { Count: > 0 } inputs)
            await tx.ExecuteManyAsync(inputs.Select(input => Input(run, input)), ct);
    }

    static async Task WriteParamsAsync(Tx tx, string run, IReadOnlyDictionary<string, string> parameters, CancellationToken ct)
    {
        await tx.ExecuteManyAsync(parameters.Select(parameter => Param(run, parameter.Key, parameter.Value)), ct);
        var kept = await tx.QueryAsync(
            $"select key, value from run_params where run_id = {run} and key in ({Sql.List(parameters.Keys)})",
            row => (Key: row.Text("key"), Value: row.Text("value")), ct);
        var problems = kept.Where(pair => parameters[pair.Key] != pair.Value).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new Problem(
                $"params.{pair.Key}", $"The param {pair.Key} is already '{pair.Value}' and can not become '{parameters[pair.Key]}'.")).ToList();
        if (problems.Count > 0)
            throw Refusal.Invalid("run.param_changed", problems[0].Message, problems);
    }

    static Sql Param(string run, string key, string value) => $"""
        insert into run_params (run_id, key, value, number) values ({run}, {key}, {value}, {NumberIn(value)})
        on conflict (run_id, key) do nothing
        """;

    static Sql Tag(string run, string key, string value) => $"""
        insert into run_tags (run_id, key, value) values ({run}, {key}, {value})
        on conflict (run_id, key) do update set value = excluded.value
        """;

    static Sql Input(string run, RunInputView input) => $"""
        insert into run_inputs (run_id, table_digest, context, dataset, version)
        values ({run}, {input.Table}, {input.Context}, {input.Dataset}, {input.Version})
        on conflict (run_id, table_digest, context) do update set dataset = excluded.dataset, version = excluded.version
        """;

    // A depth of 10 sorts after one of 6.
    static double? NumberIn(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}

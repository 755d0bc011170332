using Slipway.Contracts.Tracking;
using Slipway.Storage;

namespace Slipway.Tracking.Metrics;

sealed class MetricStore(Db db)
{
    /// <summary>Adds points to the histories of their keys and moves each key's latest value on.</summary>
    public static async Task AppendAsync(Tx tx, string run, IReadOnlyList<MetricPointView> points, DateTimeOffset now, CancellationToken ct)
    {
        var byKey = points.GroupBy(point => point.Key, point => MetricPoint.Of(point, now)).Select(key => (key.Key, Points: key.ToList())).ToList();
        await tx.ExecuteManyAsync(byKey.Select(key => Block(run, key.Key, key.Points)), ct);
        await tx.ExecuteManyAsync(byKey.Select(key => Latest(run, key.Key, key.Points.Max())), ct);
    }

    /// <summary>Every point of the given keys, or of all keys when none is given, by step, time and value.</summary>
    public async Task<IReadOnlyList<MetricHistoryView>> HistoryAsync(string run, IReadOnlyList<string> keys, CancellationToken ct)
    {
        Sql ofKeys = keys.Count == 0 ? Sql.Empty : $"and key in ({Sql.List(keys)})";
        var blocks = await db.QueryAsync(
            $"select key, points from metric_blocks where run_id = {run} {ofKeys}", row => (Key: row.Text("key"), Points: row.Bytes("points")), ct);
        return [.. blocks.GroupBy(block => block.Key, StringComparer.Ordinal).OrderBy(key => key.Key, StringComparer.Ordinal)
            .Select(key => new MetricHistoryView(key.Key, Merge(key.Key, key.Select(block => block.Points))))];
    }

    static List<MetricPointView> Merge(string key, IEnumerable<byte[]> blocks)
    {
        var points = blocks.SelectMany(block => MetricBlock.Unpack(block)).ToList();
        points.Sort();
        return [.. points.Distinct().Select(point => new MetricPointView(key, point.Value, point.Step, point.At))];
    }

    static Sql Block(string run, string key, List<MetricPoint> points)
    {
        var block = MetricBlock.Pack(points);
        return $"""
            insert into metric_blocks (run_id, key, fingerprint, count, points)
            values ({run}, {key}, {MetricBlock.Fingerprint(block)}, {points.Count}, {block})
            on conflict (run_id, key, fingerprint) do nothing
            """;
    }

    // NaN is kept as 0 with a flag: the engines neither store nor order it alike.
    static Sql Latest(string run, string key, MetricPoint point) => $"""
        insert into latest_metrics (run_id, key, value, is_nan, step, at)
        values ({run}, {key}, {(double.IsNaN(point.Value) ? 0 : point.Value)}, {double.IsNaN(point.Value)}, {point.Step}, {point.At})
        on conflict (run_id, key) do update
        set value = excluded.value, is_nan = excluded.is_nan, step = excluded.step, at = excluded.at
        where (excluded.step, excluded.at, case when excluded.is_nan then 0 else 1 end, excluded.value)
          > (latest_metrics.step, latest_metrics.at, case when latest_metrics.is_nan then 0 else 1 end, latest_metrics.value)
        """;
}

using Slipway.Contracts.Serving;
using Slipway.Serving.Routing;
using Slipway.Storage;

namespace Slipway.Serving.Traffic;

sealed class TrafficStore(Db db, ServerLife life)
{
    public Task AddAsync(IEnumerable<(Route Route, MinuteTraffic Minute)> minutes, CancellationToken ct) =>
        db.WriteAsync(async tx =>
        {
            foreach (var (route, minute) in minutes)
                await AddAsync(tx, route, minute, ct);
        }, ct);

    async Task AddAsync(Tx tx, Route route, MinuteTraffic minute, CancellationToken ct)
    {
        var source = route.Source;
        var stored = await tx.FindAsync($"""
            select latency from traffic_minutes
            where deployment = {source.Deployment} and minute = {minute.Minute} and version = {source.Version} and life = {life.Life}
            """, row => LatencyHistogram.FromBytes(row.Bytes("latency")), ct) ?? new();
        stored.Merge(minute.Latency);
        await tx.ExecuteAsync($"""
            insert into traffic_minutes (deployment, minute, version, life, requests, errors, latency)
            values ({source.Deployment}, {minute.Minute}, {source.Version}, {life.Life}, {minute.Requests}, {minute.Errors}, {stored.ToBytes()})
            on conflict (deployment, minute, version, life) do update set
                requests = traffic_minutes.requests + excluded.requests, errors = traffic_minutes.errors + excluded.errors, latency = excluded.latency
            """, ct);
    }

    /// <summary>A point a minute and version, servers taken together, oldest first.</summary>
    public async Task<IReadOnlyList<TrafficPointView>> HistoryAsync(string deployment, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var (first, last) = (from.ToUnixTimeSeconds() / 60, to.ToUnixTimeSeconds() / 60);
        var rows = await db.QueryAsync($"""
            select minute, version, requests, errors, latency from traffic_minutes
            where deployment = {deployment} and minute >= {first} and minute <= {last} order by minute, version
            """, row => (Minute: row.Number("minute"), Version: (int)row.Number("version"), Requests: row.Number("requests"),
                Errors: row.Number("errors"), Latency: LatencyHistogram.FromBytes(row.Bytes("latency"))), ct);
        return [.. rows.GroupBy(row => (row.Minute, row.Version)).Select(group =>
        {
            var latency = new LatencyHistogram();
            foreach (var row in group)
                latency.Merge(row.Latency);
            return new TrafficPointView(DateTimeOffset.FromUnixTimeSeconds(group.Key.Minute * 60), group.Key.Version,
                group.Sum(row => row.Requests), group.Sum(row => row.Errors), latency.Quantile(0.5), latency.Quantile(0.99));
        })];
    }
}

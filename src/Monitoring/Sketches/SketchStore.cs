using Slipway.Evaluation.Sketches;
using Slipway.Storage;

namespace Slipway.Monitoring.Sketches;

/// <summary>A sketch of one version over one hour or day.</summary>
/// <param name="At">Hours or days since 1970.</param>
sealed record StoredSketch(int Version, int At, FeatureSketch Sketch);

/// <summary>The scores of one version on one day.</summary>
/// <param name="Day">Days since 1970.</param>
sealed record StoredScores(int Version, int Day, ScoreHistogram Scores)
{
    /// <summary>Days of one version taken together; all of them were counted by that version's threshold.</summary>
    public static ScoreHistogram Merge(IEnumerable<StoredScores> days)
    {
        ScoreHistogram? merged = null;
        foreach (var day in days)
        {
            merged ??= new(day.Scores.Threshold);
            merged.Merge(day.Scores);
        }

        return merged ?? new(SourceFold.DefaultThreshold);
    }
}

sealed class SketchStore(Db db)
{
    const string Hour = "hour";
    const string Day = "day";

    /// <summary>Null before anything of this log was folded.</summary>
    public async Task<(long Segment, int Place)?> PositionAsync(string log, CancellationToken ct) =>
        (await db.QueryAsync($"select segment, place from log_positions where log = {log}",
            row => ((long, int)?)(row.Number("segment"), (int)row.Number("place")), ct)).SingleOrDefault();

    /// <summary>Adds a batch and notes how far the log was read, both or neither.</summary>
    public Task CommitAsync(string log, FoldBatch batch, long segment, int place, CancellationToken ct) => db.WriteAsync(async tx =>
    {
        foreach (var (key, sketch) in batch.Hours)
            await MergeAsync(tx, log, key.Deployment, key.Version, Hour, key.Hour, sketch, ct);
        foreach (var (key, sketch) in batch.Days())
            await MergeAsync(tx, log, key.Deployment, key.Version, Day, key.Day, sketch, ct);
        foreach (var (key, scores) in batch.Scores)
        {
            var stored = await FindScoresAsync(tx, log, key.Deployment, key.Version, key.Day, ct);
            stored?.Merge(scores);
            await SaveAsync(tx, log, key.Deployment, key.Version, key.Day, stored ?? scores, ct);
        }

        await tx.ExecuteAsync($"""
            insert into log_positions (log, segment, place) values ({log}, {segment}, {place})
            on conflict (log) do update set segment = excluded.segment, place = excluded.place
            """, ct);
    }, ct);

    public static Task<ScoreHistogram?> FindScoresAsync(Tx tx, string log, string deployment, int version, int day, CancellationToken ct) =>
        tx.FindAsync($"""
            select body from score_sketches where deployment = {deployment} and version = {version} and day = {day} and log = {log}
            """, row => ScoreHistogram.FromBytes(row.Bytes("body")), ct);

    public static Task SaveAsync(Tx tx, string log, string deployment, int version, int day, ScoreHistogram scores, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into score_sketches (deployment, version, day, log, body) values ({deployment}, {version}, {day}, {log}, {scores.ToBytes()})
        on conflict (deployment, day, version, log) do update set body = excluded.body
        """, ct);

    /// <summary>Sketches of hours from one (inclusive) to another (exclusive), the logs of all servers together.</summary>
    public Task<IReadOnlyList<StoredSketch>> HoursAsync(string deployment, int? version, int from, int to, CancellationToken ct) =>
        ReadAsync(deployment, version, Hour, from, to, ct);

    /// <summary>Sketches of days from one (inclusive) to another (exclusive), the logs of all servers together.</summary>
    public Task<IReadOnlyList<StoredSketch>> DaysAsync(string deployment, int? version, int from, int to, CancellationToken ct) =>
        ReadAsync(deployment, version, Day, from, to, ct);

    public async Task<IReadOnlyList<StoredScores>> ScoresAsync(string deployment, int from, int to, CancellationToken ct)
    {
        var rows = await db.QueryAsync($"""
            select version, day, body from score_sketches where deployment = {deployment} and day >= {from} and day < {to} order by day, version
            """, row => new StoredScores((int)row.Number("version"), (int)row.Number("day"), ScoreHistogram.FromBytes(row.Bytes("body"))), ct);
        return [.. rows.GroupBy(row => (row.Version, row.Day)).Select(group =>
        {
            foreach (var other in group.Skip(1))
                group.First().Scores.Merge(other.Scores);
            return group.First();
        })];
    }

    /// <summary>The last hour of which a deployment has predictions, in hours since 1970; null without any.</summary>
    public async Task<int?> LastHourAsync(string deployment, CancellationToken ct) =>
        (await db.QueryAsync($"select at from sketches where deployment = {deployment} and grain = {Hour} order by at desc limit 1",
            row => (int?)row.Number("at"), ct)).SingleOrDefault();

    /// <summary>The first hour of which a version has predictions, in hours since 1970; null without any.</summary>
    public async Task<int?> FirstHourAsync(string deployment, int version, CancellationToken ct) =>
        (await db.QueryAsync($"""
            select at from sketches where deployment = {deployment} and grain = {Hour} and version = {version} order by at limit 1
            """, row => (int?)row.Number("at"), ct)).SingleOrDefault();

    /// <summary>Predictions of hours from one (inclusive) to another (exclusive); of every deployment when none is named.</summary>
    public Task<long> CountAsync(string? deployment, int from, int to, CancellationToken ct) => deployment is null
        ? db.CountAsync($"select cast(sum(rows) as bigint) from sketches where grain = {Hour} and at >= {from} and at < {to}", ct)
        : db.CountAsync($"select cast(sum(rows) as bigint) from sketches where deployment = {deployment} and grain = {Hour} and at >= {from} and at < {to}", ct);

    async Task<IReadOnlyList<StoredSketch>> ReadAsync(string deployment, int? version, string grain, int from, int to, CancellationToken ct)
    {
        Sql ofVersion = version is { } one ? (Sql)$" and version = {one}" : Sql.Empty;
        var rows = await db.QueryAsync($"""
            select version, at, body from sketches
            where deployment = {deployment} and grain = {grain} and at >= {from} and at < {to}{ofVersion} order by at, version
            """, row => new StoredSketch((int)row.Number("version"), (int)row.Number("at"), FeatureSketch.FromBytes(row.Bytes("body"))), ct);
        return [.. rows.GroupBy(row => (row.Version, row.At)).Select(group =>
        {
            foreach (var other in group.Skip(1))
                group.First().Sketch.Merge(other.Sketch);
            return group.First();
        })];
    }

    static async Task MergeAsync(Tx tx, string log, string deployment, int version, string grain, int at, FeatureSketch sketch, CancellationToken ct)
    {
        var stored = await tx.FindAsync($"""
            select body from sketches where deployment = {deployment} and version = {version} and grain = {grain} and at = {at} and log = {log}
            """, row => FeatureSketch.FromBytes(row.Bytes("body")), ct);
        var merged = sketch;
        if (stored is not null)
        {
            stored.Merge(sketch);
            merged = stored;
        }

        await tx.ExecuteAsync($"""
            insert into sketches (deployment, version, grain, at, log, rows, body)
            values ({deployment}, {version}, {grain}, {at}, {log}, {merged.Rows}, {merged.ToBytes()})
            on conflict (deployment, grain, at, version, log) do update set rows = excluded.rows, body = excluded.body
            """, ct);
    }
}

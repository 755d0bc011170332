using System.Text.Json;
using Slipway.Contracts.Monitoring;
using Slipway.Engines.DuckDb;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Predictions;
using Slipway.Monitoring.Sketches;
using Slipway.Storage;

namespace Slipway.Monitoring.Archive;

/// <summary>
/// Closed segments as Parquet: a row a prediction, in the order of the log, inputs and outputs as JSON. What was logged can so be queried by any
/// tool, and stays readable here when the segment itself is given up.
/// </summary>
sealed class PredictionArchive(LogFolder folder, LogSegments segments, PredictionIndex index)
{
    const string Columns = "id, event_time, received_at, deployment, model, version, digest, route, caller, latency_ms, inputs, outputs";

    /// <summary>Numbers of segments archived, ascending.</summary>
    public IReadOnlyList<long> Numbers() => folder.Numbers(LogFolder.ParquetSuffix);

    /// <summary>Writes a segment that was closed and indexed; there is a whole file or none.</summary>
    public void Write(long number, CancellationToken ct)
    {
        var temporary = folder.PathOf(number, ".writing");
        using var database = DuckDbDatabase.Open(new() { Threads = 1 });
        using var connection = database.Connect();
        connection.Execute("""
            create table predictions (place bigint, line integer, id varchar, event_time timestamptz, received_at timestamptz, deployment varchar, model varchar,
              version integer, digest varchar, route varchar, caller varchar, latency_ms double, inputs varchar, outputs varchar)
            """, ct);
        using (var view = segments.Open(number) ?? throw new FileNotFoundException($"Segment {number} is gone."))
        using (var rows = connection.Append("predictions"))
        {
            Append(view, rows, index.SourcesOf(number));
            rows.Complete();
        }

        connection.Execute($"copy predictions to {DuckDbSql.Literal(temporary)} (format parquet, compression zstd, row_group_size 20480)", ct);
        using (var file = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(file);
        File.Move(temporary, folder.PathOf(number, LogFolder.ParquetSuffix), overwrite: true);
    }

    /// <summary>One row of an archived segment; null when it is not there.</summary>
    public PredictionView? Find(long number, int at, int row, CancellationToken ct) =>
        Query(number, "place = $1 and line = $2", "place", [(long)at, (long)row], ct).Select(found => found.View).SingleOrDefault();

    /// <summary>The last rows of an archived segment that fit, newest first.</summary>
    public IReadOnlyList<(PredictionView View, PredictionPlace Place)> Last(
        long number, PredictionPlace? before, string? deployment, long from, long to, int limit, CancellationToken ct) => Query(number,
        $"(place < $1 or (place = $1 and line < $2)) and epoch_ms(event_time) >= $3 and epoch_ms(event_time) < $4 and ($5 = '' or deployment = $5)", $"place desc, line desc limit {limit}",
        [before?.At ?? long.MaxValue, (long)(before?.Row ?? 0), from, to, deployment ?? ""], ct);

    List<(PredictionView View, PredictionPlace Place)> Query(long number, string where, string order, object?[] parameters, CancellationToken ct)
    {
        var path = folder.PathOf(number, LogFolder.ParquetSuffix);
        if (!File.Exists(path))
            return [];
        using var database = DuckDbDatabase.Open(new() { Threads = 1 });
        using var connection = database.Connect();
        return connection.List($"select place, line, {Columns} from read_parquet({DuckDbSql.Literal(path)}) where {where} order by {order}", parameters,
            row => (View(row), new PredictionPlace(number, (int)row.Integer(0), (int)row.Integer(1))), ct);
    }

    static PredictionView View(DuckDbRow row) => new(
        row.Text(2), row.Time(3), row.Time(4), row.Text(5), row.Text(6), (int)row.Integer(7), row.Text(8), row.Text(9),
        Json.Read<Dictionary<string, object?>>(row.Text(12)), Json.Read<Dictionary<string, object?>>(row.Text(13)), Label: null, row.Number(11), row.Text(10));

    static void Append(SegmentView view, DuckDbAppender rows, IReadOnlyList<LogSource> sources)
    {
        var cursor = new SegmentCursor(view.Bytes, 0, isLive: false);
        while (cursor.MoveNext())
        {
            var request = new LoggedRequest(cursor.Payload);
            if (cursor.Kind is not RecordKind.Prediction || request.Source >= sources.Count)
                continue;
            for (var row = 0; row < request.Rows; row++)
                Append(rows, cursor.At, row, PredictionReader.Read(request, sources[request.Source], row));
        }
    }

    static void Append(DuckDbAppender rows, int at, int row, PredictionView prediction)
    {
        rows.Set(0, (long)at);
        rows.Set(1, row);
        rows.Set(2, prediction.Id);
        rows.Set(3, prediction.At);
        rows.Set(4, prediction.ReceivedAt);
        rows.Set(5, prediction.Deployment);
        rows.Set(6, prediction.Model);
        rows.Set(7, prediction.Version);
        rows.Set(8, prediction.Digest);
        rows.Set(9, prediction.Route);
        rows.Set(10, prediction.Caller);
        rows.Set(11, prediction.LatencyMs);
        rows.Set(12, JsonSerializer.SerializeToUtf8Bytes(prediction.Inputs, Json.Options));
        rows.Set(13, JsonSerializer.SerializeToUtf8Bytes(prediction.Outputs, Json.Options));
        rows.EndRow();
    }
}

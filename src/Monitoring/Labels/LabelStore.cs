using Slipway.Storage;

namespace Slipway.Monitoring.Labels;

/// <summary>A label as it is kept.</summary>
/// <param name="Joined">The value that the sketches count; null while the prediction is unknown.</param>
/// <param name="IsWaiting">The sketches do not count <paramref name="Value"/> yet.</param>
sealed record Label(string Prediction, double Value, double? Joined, bool IsWaiting, DateTimeOffset ReceivedAt, string ReceivedBy, long Corrections);

sealed class LabelStore(Db db)
{
    /// <summary>Ids looked up with one statement.</summary>
    const int Chunk = 500;

    public static async Task<Dictionary<string, Label>> FindAsync(Tx tx, IReadOnlyList<string> predictions, CancellationToken ct)
    {
        var found = new Dictionary<string, Label>();
        foreach (var ids in predictions.Chunk(Chunk))
        {
            foreach (var label in await tx.QueryAsync($"select * from labels where prediction in ({Sql.List(ids)})", Read, ct))
                found[label.Prediction] = label;
        }

        return found;
    }

    public static Task SaveAsync(Tx tx, IEnumerable<Label> labels, CancellationToken ct) => tx.ExecuteManyAsync(labels.Select(label => (Sql)$"""
        insert into labels (prediction, value, joined, waiting, received_at, received_by, corrections)
        values ({label.Prediction}, {label.Value}, {label.Joined}, {label.IsWaiting}, {label.ReceivedAt}, {label.ReceivedBy}, {label.Corrections})
        on conflict (prediction) do update set
            value = excluded.value, joined = excluded.joined, waiting = excluded.waiting, received_at = excluded.received_at,
            received_by = excluded.received_by, corrections = excluded.corrections
        """), ct);

    public async Task<Dictionary<string, double>> ValuesAsync(IReadOnlyList<string> predictions, CancellationToken ct)
    {
        var found = new Dictionary<string, double>();
        foreach (var ids in predictions.Chunk(Chunk))
        {
            foreach (var (id, value) in await db.QueryAsync($"select prediction, value from labels where prediction in ({Sql.List(ids)})",
                row => (row.Text("prediction"), row.Real("value")), ct))
                found[id] = value;
        }

        return found;
    }

    /// <summary>Ids of labels that wait for their prediction, oldest first.</summary>
    public Task<List<string>> WaitingAsync(DateTimeOffset since, int limit, CancellationToken ct) => db.QueryAsync(
        $"select prediction from labels where waiting and received_at >= {since} order by received_at limit {limit}", row => row.Text("prediction"), ct);

    static Label Read(Row row) => new(
        row.Text("prediction"), row.Real("value"), row.RealOrNull("joined"), row.Flag("waiting"), row.Time("received_at"), row.Text("received_by"), row.Number("corrections"));
}

using Slipway.Contracts.Monitoring;
using Slipway.Evaluation.Sketches;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Sketches;
using Slipway.Storage;

namespace Slipway.Monitoring.Labels;

/// <summary>
/// Joins labels to the predictions of this server's log. A label and the sketch that counts it are written together, so each counts once,
/// however often it is sent. Not for concurrent use: the <see cref="Sketcher"/> calls it one at a time.
/// </summary>
sealed class LabelJoiner(Db db, LabelStore store, LogFolder folder, PredictionIndex index, TimeProvider clock)
{
    /// <summary>Labels written in one transaction; others' writes wait for it on SQLite.</summary>
    const int Chunk = 2_000;

    /// <summary>Waiting labels kept in mind; older ones stay in the database and join after a restart.</summary>
    const int MostWaiting = 1_000_000;

    static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    readonly Dictionary<ulong, string> _waiting = [];
    DateTimeOffset _lookedAt = DateTimeOffset.UnixEpoch;

    public async Task<LabelsAcceptedView> AcceptAsync(IReadOnlyList<LabelView> labels, string by, CancellationToken ct)
    {
        int joined = 0, unknown = 0, corrected = 0;
        foreach (var chunk in labels.Chunk(Chunk))
        {
            var outcome = await db.WriteAsync(tx => WriteAsync(tx, chunk, by, ct), ct);
            foreach (var id in outcome.Unknown)
                Wait(id);
            joined += chunk.Length - outcome.Unknown.Count;
            unknown += outcome.Unknown.Count;
            corrected += outcome.Corrected;
        }

        return new(joined, unknown, corrected);
    }

    /// <summary>Joins labels whose predictions were folded just now, and looks for labels that other servers took.</summary>
    /// <returns>The number joined.</returns>
    public async Task<long> JoinWaitingAsync(IReadOnlyList<IndexEntry> folded, CancellationToken ct)
    {
        var ids = new HashSet<string>();
        if (_waiting.Count > 0)
            ids.UnionWith(folded.Where(entry => _waiting.ContainsKey(entry.Hash)).Select(entry => _waiting[entry.Hash]));
        var now = clock.GetUtcNow();
        if (now - _lookedAt >= Look)
        {
            foreach (var id in await store.WaitingAsync(_lookedAt == DateTimeOffset.UnixEpoch ? _lookedAt : _lookedAt - Look, MostWaiting, ct))
            {
                Wait(id);
                if (index.Find(IndexEntry.HashOf(id)).Count > 0)
                    ids.Add(id);
            }

            _lookedAt = now;
        }

        foreach (var chunk in ids.Chunk(Chunk))
        {
            await db.WriteAsync(tx => JoinAsync(tx, chunk, ct), ct);
            foreach (var id in chunk)
                _waiting.Remove(IndexEntry.HashOf(id));
        }

        return ids.Count;
    }

    async Task<(IReadOnlyList<string> Unknown, int Corrected)> WriteAsync(Tx tx, IReadOnlyList<LabelView> labels, string by, CancellationToken ct)
    {
        var before = await LabelStore.FindAsync(tx, [.. labels.Select(label => label.Prediction)], ct);
        var (unknown, corrected, changed, moves) = (new List<string>(), 0, new List<Label>(), new List<LabelMove>());
        foreach (var label in labels)
        {
            var found = index.Find(IndexEntry.HashOf(label.Prediction));
            var known = before.GetValueOrDefault(label.Prediction);
            if (found.Count == 0)
                unknown.Add(label.Prediction);
            if (known is not null && known.Value != label.Value)
                corrected++;
            if (known is not null && known.Value == label.Value && (!known.IsWaiting || found.Count == 0))
                continue;
            changed.Add(new(label.Prediction, label.Value, found.Count > 0 ? label.Value : known?.Joined, found.Count == 0, clock.GetUtcNow(), by,
                (known?.Corrections ?? 0) + (known is not null && known.Value != label.Value ? 1 : 0)));
            moves.AddRange(found.Select(prediction => new LabelMove(prediction, known?.Joined, label.Value)));
        }

        await CountAsync(tx, moves, ct);
        await LabelStore.SaveAsync(tx, changed, ct);
        return (unknown, corrected);
    }

    async Task JoinAsync(Tx tx, IReadOnlyList<string> ids, CancellationToken ct)
    {
        var labels = (await LabelStore.FindAsync(tx, ids, ct)).Values.Where(label => label.IsWaiting).ToList();
        await CountAsync(tx, labels.SelectMany(label => index.Find(IndexEntry.HashOf(label.Prediction)).Select(found => new LabelMove(found, label.Joined, label.Value))), ct);
        await LabelStore.SaveAsync(tx, labels.Select(label => label with { Joined = label.Value, IsWaiting = false }), ct);
    }

    async Task CountAsync(Tx tx, IEnumerable<LabelMove> moves, CancellationToken ct)
    {
        var scored = moves.Where(move => !float.IsNaN(move.Prediction.Entry.Score) && move.From != move.To);
        foreach (var day in scored.GroupBy(move => (move.Prediction.Source.Deployment, move.Prediction.Source.Version, move.Prediction.Entry.Day)))
        {
            var (deployment, version, number) = day.Key;
            var scores = await SketchStore.FindScoresAsync(tx, folder.Server, deployment, version, number, ct) ?? new(SourceFold.DefaultThreshold);
            foreach (var move in day)
                move.Apply(scores);
            await SketchStore.SaveAsync(tx, folder.Server, deployment, version, number, scores, ct);
        }
    }

    void Wait(string id)
    {
        if (_waiting.Count < MostWaiting)
            _waiting[IndexEntry.HashOf(id)] = id;
    }
}

/// <summary>A prediction's label going from one value, or from none, to another.</summary>
readonly record struct LabelMove(FoundPrediction Prediction, double? From, double To)
{
    public void Apply(ScoreHistogram scores)
    {
        if (From is null)
            scores.Label(Prediction.Entry.Score, To > 0);
        else
            _ = scores.TryRelabel(Prediction.Entry.Score, To > 0); // An id used twice may name a row that never had its label.
    }
}

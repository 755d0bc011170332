using Slipway.Contracts;
using Slipway.Contracts.Evaluation;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Evaluation.Evaluations;

/// <param name="Label">The column that the model is held against.</param>
sealed record StoredEvaluation(EvaluationView View, string Label);

sealed record EvaluationOrigin(string Execution, string Step, string Author);

sealed class EvaluationStore(Db db)
{
    /// <summary>A step that runs again after a crash replaces what its first attempt said.</summary>
    public static async Task AddAsync(Tx tx, EvaluationView view, string label, byte[] scores, EvaluationOrigin origin, CancellationToken ct)
    {
        await tx.ExecuteAsync($"delete from evaluations where execution = {origin.Execution} and step = {origin.Step}", ct);
        await tx.ExecuteAsync($"""
            insert into evaluations (id, run, model, table_digest, label, evaluation, scores, execution, step, created_by, created_at)
            values ({view.Id}, {view.Run}, {view.Model}, {view.Table}, {label}, {Json.Write(view)}, {scores},
                {origin.Execution}, {origin.Step}, {origin.Author}, {view.CreatedAt})
            """, ct);
    }

    public Task<StoredEvaluation?> FindAsync(string id, CancellationToken ct) =>
        db.FindAsync($"select label, evaluation from evaluations where id = {id}", Read, ct);

    /// <summary>The newest of a run, on one table when one is named.</summary>
    public Task<StoredEvaluation?> FindLatestAsync(string run, Digest? table, CancellationToken ct)
    {
        var on = table is { } digest ? (Sql)$" and table_digest = {digest}" : Sql.Empty;
        return db.FindAsync($"select label, evaluation from evaluations where run = {run} {on} order by id desc limit 1", Read, ct);
    }

    public async Task<Page<EvaluationView>> ListAsync(string run, PageRequest page, CancellationToken ct)
    {
        var before = page.After is { Length: > 0 } last ? (Sql)$" and id < {last}" : Sql.Empty;
        var found = await db.QueryAsync(
            $"select label, evaluation from evaluations where run = {run} {before} order by id desc limit {page.Limit + 1}", row => Read(row).View, ct);
        var total = await db.CountAsync($"select count(*) from evaluations where run = {run}", ct);
        return found.Count > page.Limit
            ? new([.. found.Take(page.Limit)], PageRequest.Encode(found[page.Limit - 1].Id), total)
            : new(found, Next: null, total);
    }

    public async Task<byte[]?> FindScoresAsync(string id, CancellationToken ct) =>
        await db.FindAsync($"select scores from evaluations where id = {id}", row => row.Bytes("scores"), ct);

    static StoredEvaluation Read(Row row) => new(row.Json<EvaluationView>("evaluation"), row.Text("label"));
}

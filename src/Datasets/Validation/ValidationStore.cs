using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Validation;

/// <summary>Gives validations their ids.</summary>
sealed record TableCheck : IEntity
{
    public static string IdPrefix => "validation";
}

sealed class ValidationStore(Db db)
{
    /// <summary>Newest first: ids are ordered by time.</summary>
    public async Task<Page<ValidationView>> ListAsync(Digest table, PageRequest page, CancellationToken ct)
    {
        var rows = await db.QueryAsync(
            $"select * from validations where table_digest = {table} and id < {page.After ?? "validation_z"} order by id desc limit {page.Limit + 1}", Read, ct);
        return new(
            rows.Take(page.Limit).ToList(),
            rows.Count > page.Limit ? PageRequest.Encode(rows[page.Limit - 1].Id) : null,
            await db.CountAsync($"select count(*) from validations where table_digest = {table}", ct));
    }

    public static Task AddAsync(Tx tx, ValidationView view, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into validations (id, table_digest, expectations, passed, results, checked_by, checked_at)
        values ({view.Id}, {view.Table}, {view.ExpectationsDigest}, {view.Passed}, {Json.Write(view.Results)}, {view.CheckedBy}, {view.CheckedAt})
        """, ct);

    static ValidationView Read(Row row) => new(
        row.Text("id"), row.Text("table_digest"), row.Text("expectations"), row.Flag("passed"),
        row.Json<List<ExpectationView>>("results"), row.Text("checked_by"), row.Time("checked_at"));
}

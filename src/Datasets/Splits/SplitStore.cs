using System.Globalization;
using Slipway.Contracts;
using Slipway.Contracts.Datasets;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Datasets.Splits;

/// <summary>Splits by what was asked of which table, so that the same question finds the same answer.</summary>
sealed class SplitStore(Db db)
{
    sealed record Stored(string Id, DateTimeOffset At, SplitView View);

    public async Task<SplitView?> FindAsync(string id, CancellationToken ct) =>
        (await db.FindAsync($"select * from splits where id = {id}", Read, ct))?.View;

    /// <summary>Newest first.</summary>
    public async Task<Page<SplitView>> ListAsync(Digest table, PageRequest page, CancellationToken ct)
    {
        var (before, last) = Cursor(page.After);
        var rows = await db.QueryAsync($"""
            select * from splits
            where table_digest = {table} and (created_at < {before} or (created_at = {before} and id > {last}))
            order by created_at desc, id limit {page.Limit + 1}
            """, Read, ct);
        var next = rows.Count > page.Limit ? rows[page.Limit - 1] : null;
        return new(
            [.. rows.Take(page.Limit).Select(row => row.View)],
            next is null ? null : PageRequest.Encode($"{next.At.ToUnixTimeMilliseconds()}/{next.Id}"),
            await db.CountAsync($"select count(*) from splits where table_digest = {table}", ct));
    }

    /// <returns>Whether it was new.</returns>
    public static async Task<bool> AddAsync(Tx tx, string id, SplitView split, Actor actor, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync($"""
            insert into splits (id, table_digest, request, parts, created_by, created_at)
            values ({id}, {split.Table}, {Json.Write(split.Request)}, {Json.Write(split.Parts)}, {actor.Name}, {now})
            on conflict (id) do nothing
            """, ct) > 0;

    static (long Before, string Last) Cursor(string? after)
    {
        if (after is null)
            return (long.MaxValue, "");
        var parts = after.Split('/', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? (at, parts[1])
            : throw Refusal.Invalid("page.cursor", "cursor is not one that this list gave out; leave it away for the first page.");
    }

    static Stored Read(Row row) => new(row.Text("id"), row.Time("created_at"),
        new(row.Text("table_digest"), row.Json<SplitRequest>("request"), row.Json<List<SplitPartView>>("parts")));
}

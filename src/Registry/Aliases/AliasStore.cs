using System.Globalization;
using Slipway.Contracts;
using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Registry.Aliases;

sealed class AliasStore(Db db)
{
    public static async Task<int?> VersionAsync(Tx tx, string model, string alias, CancellationToken ct) =>
        (await tx.QueryAsync(
            $"select version from model_aliases where model = {model} and alias = {alias}", row => (int?)row.Number("version"), ct)).SingleOrDefault();

    public static async Task SaveAsync(Tx tx, AliasChangeView change, CancellationToken ct)
    {
        if (change.To is { } version)
        {
            await tx.ExecuteAsync($"""
                insert into model_aliases (model, alias, version) values ({change.Model}, {change.Alias}, {version})
                on conflict (model, alias) do update set version = excluded.version
                """, ct);
        }
        else
            await tx.ExecuteAsync($"delete from model_aliases where model = {change.Model} and alias = {change.Alias}", ct);

        var position = 1 + await tx.CountAsync(
            $"select max(position) from alias_changes where model = {change.Model} and alias = {change.Alias}", ct);
        await tx.ExecuteAsync($"""
            insert into alias_changes (model, alias, position, from_version, to_version, moved_by, moved_at)
            values ({change.Model}, {change.Alias}, {position}, {change.From}, {change.To}, {change.By}, {change.At})
            """, ct);
    }

    /// <summary>Newest first.</summary>
    public async Task<Page<AliasChangeView>> HistoryAsync(string model, string alias, PageRequest page, CancellationToken ct)
    {
        var below = page.After is null ? long.MaxValue : Cursor(page.After);
        var found = await db.QueryAsync($"""
            select * from alias_changes where model = {model} and alias = {alias} and position < {below}
            order by position desc limit {page.Limit + 1}
            """, row => (Position: row.Number("position"), Change: Read(row)), ct);
        var total = await db.CountAsync($"select count(*) from alias_changes where model = {model} and alias = {alias}", ct);
        var next = found.Count > page.Limit ? PageRequest.Encode(found[page.Limit - 1].Position.ToString(CultureInfo.InvariantCulture)) : null;
        return new([.. found.Take(page.Limit).Select(row => row.Change)], next, total);
    }

    static AliasChangeView Read(Row row) => new(
        row.Text("model"), row.Text("alias"), (int?)row.NumberOrNull("from_version"), (int?)row.NumberOrNull("to_version"),
        row.Text("moved_by"), row.Time("moved_at"));

    static long Cursor(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        ? position
        : throw Refusal.Invalid("page.cursor", "cursor is not one that this server gave out; leave it away for the first page.");
}

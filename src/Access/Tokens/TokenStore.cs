using Slipway.Contracts;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Access.Tokens;

sealed class TokenStore(Db db)
{
    public static Task AddAsync(Tx tx, Token token, CancellationToken ct) => tx.ExecuteAsync($"""
        insert into tokens (id, name, user_name, scopes, hash, created_at, expires_at)
        values ({token.Id}, {token.Name}, {token.User}, {Written(token.Scopes)}, {token.Hash}, {token.CreatedAt}, {token.ExpiresAt})
        """, ct);

    public Task<Token?> FindAsync(Id<Token> id, CancellationToken ct) => db.FindAsync($"select * from tokens where id = {id}", Read, ct);

    public Task<Token?> FindAsync(Digest hash, CancellationToken ct) => db.FindAsync($"select * from tokens where hash = {hash}", Read, ct);

    public Task<long> CountAsync(CancellationToken ct) => db.CountAsync($"select count(*) from tokens", ct);

    public async Task<Page<Token>> ListAsync(string user, PageRequest page, CancellationToken ct)
    {
        var tokens = await db.QueryAsync(
            $"select * from tokens where user_name = {user} and id > {page.After ?? ""} order by id limit {page.Limit + 1}", Read, ct);
        var total = await db.CountAsync($"select count(*) from tokens where user_name = {user}", ct);
        var items = tokens.Take(page.Limit).ToList();
        return new(items, tokens.Count > page.Limit ? PageRequest.Encode(items[^1].Id.ToString()) : null, total);
    }

    /// <returns>False when it was revoked before.</returns>
    public static async Task<bool> RevokeAsync(Tx tx, Id<Token> id, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync($"update tokens set revoked_at = {now} where id = {id} and revoked_at is null", ct) == 1;

    public Task UsedAsync(Id<Token> id, DateTimeOffset hour, CancellationToken ct) =>
        db.ExecuteAsync($"update tokens set last_used_at = {hour} where id = {id} and (last_used_at is null or last_used_at < {hour})", ct);

    static string? Written(IReadOnlyList<Permission>? scopes) => scopes is null ? null : string.Join(' ', scopes);

    static Token Read(Row row) => new(
        row.Id<Token>("id"),
        row.Text("name"),
        row.Text("user_name"),
        row.TextOrNull("scopes")?.Split(' ').Select(Enum.Parse<Permission>).ToList(),
        row.Digest("hash"),
        row.Time("created_at"),
        row.Time("expires_at"),
        row.TimeOrNull("last_used_at"),
        row.TimeOrNull("revoked_at"));
}

using Slipway.Contracts;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Access.Users;

sealed class UserStore(Db db)
{
    public Task<User?> FindAsync(string name, CancellationToken ct) =>
        db.FindAsync($"select * from users where name = {name}", Read, ct);

    public static Task<User?> FindAsync(Tx tx, string name, CancellationToken ct) =>
        tx.FindAsync($"select * from users where name = {name}", Read, ct);

    public async Task<Page<User>> ListAsync(PageRequest page, string search, CancellationToken ct)
    {
        var pattern = LikePattern.Containing(search);
        Sql filter = $"(name like {pattern} escape '!' or lower(display_name) like {pattern} escape '!')";
        var users = await db.QueryAsync(
            $"select * from users where {filter} and name > {page.After ?? ""} order by name limit {page.Limit + 1}", Read, ct);
        var total = await db.CountAsync($"select count(*) from users where {filter}", ct);
        var items = users.Take(page.Limit).ToList();
        return new(items, users.Count > page.Limit ? PageRequest.Encode(items[^1].Name) : null, total);
    }

    /// <returns>False when the name is taken.</returns>
    public static async Task<bool> AddAsync(Tx tx, User user, CancellationToken ct) => await tx.ExecuteAsync($"""
        insert into users (name, display_name, roles, disabled, created_at)
        values ({user.Name}, {user.DisplayName}, {Written(user)}, {user.Disabled}, {user.CreatedAt})
        on conflict (name) do nothing
        """, ct) == 1;

    public static Task SaveAsync(Tx tx, User user, CancellationToken ct) => tx.ExecuteAsync($"""
        update users set display_name = {user.DisplayName}, roles = {Written(user)}, disabled = {user.Disabled}
        where name = {user.Name}
        """, ct);

    /// <summary>Users other than <paramref name="name"/> who could still manage access.</summary>
    public static Task<long> CountOtherAdminsAsync(Tx tx, string name, CancellationToken ct) => tx.CountAsync(
        $"select count(*) from users where name <> {name} and disabled = {false} and ' ' || roles || ' ' like {"% admin %"}", ct);

    static string Written(User user) => string.Join(' ', user.Roles.Select(Roles.Written));

    static User Read(Row row) => new(
        row.Text("name"), row.Text("display_name"), [.. row.Text("roles").Split(' ').Select(Roles.Parse)], row.Flag("disabled"), row.Time("created_at"));
}

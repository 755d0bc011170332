using Slipway.Access.Callers;
using Slipway.Contracts.Access;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Access.Users;

/// <summary>Adds and changes users. Nobody hands out what they may not do themselves, and one admin always stays.</summary>
sealed class KeepUsers(Db db, EventLog events, KnownTokens known, TimeProvider clock)
{
    public async Task<User> AddAsync(CreateUserRequest request, Actor actor, CancellationToken ct)
    {
        var user = User.Create(request, clock);
        RefuseBeyond(actor, user);
        await db.WriteAsync(async tx =>
        {
            if (!await UserStore.AddAsync(tx, user, ct))
                throw Refusal.Conflict("user.exists", $"There is a user {user.Name} already.");
            await events.AppendAsync(tx, new("user.created", actor.Name, $"user/{user.Name}", user.View()), ct);
        }, ct);
        return user;
    }

    public async Task<User> ChangeAsync(string name, ChangeUserRequest request, Actor actor, CancellationToken ct)
    {
        var changed = await db.WriteAsync(async tx =>
        {
            var user = await UserStore.FindAsync(tx, name, ct) ?? throw Refusal.NotFound("user.not_found", $"There is no user {name}.");
            var next = user.Change(request);
            RefuseBeyond(actor, next);
            if (IsAdmin(user) && !IsAdmin(next) && await UserStore.CountOtherAdminsAsync(tx, name, ct) == 0)
                throw Refusal.Conflict("user.last_admin", $"{name} is the last admin; make somebody else admin first.");
            await UserStore.SaveAsync(tx, next, ct);
            await events.AppendAsync(tx, new("user.changed", actor.Name, $"user/{name}", next.View()), ct);
            return next;
        }, ct);
        known.Forget();
        return changed;
    }

    static bool IsAdmin(User user) => !user.Disabled && user.Roles.Contains(Role.Admin);

    static void RefuseBeyond(Actor actor, User user)
    {
        var beyond = user.Permissions.Where(permission => !actor.May(permission)).ToList();
        if (beyond.Count > 0)
            throw Refusal.Forbidden("user.exceeds_caller", $"{actor.Name} lacks {string.Join(", ", beyond)} and so can not hand out these roles.");
    }
}

using Slipway.Access.Callers;
using Slipway.Access.Users;
using Slipway.Contracts.Access;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Access.Tokens;

/// <summary>Issues and revokes tokens. A token never reaches further than the one who asked for it.</summary>
sealed class KeepTokens(Db db, UserStore users, TokenStore tokens, EventLog events, KnownTokens known, TimeProvider clock)
{
    public async Task<CreatedTokenView> IssueAsync(CreateTokenRequest request, Actor actor, CancellationToken ct)
    {
        var owner = request.User ?? actor.Name;
        if (owner != actor.Name && !actor.May(Permission.ManageAccess))
            throw Refusal.Forbidden("token.not_yours", $"Only somebody with ManageAccess issues tokens for others, such as {owner}.");
        var user = await users.FindAsync(owner, ct) ?? throw Refusal.NotFound("user.not_found", $"There is no user {owner}.");
        if (user.Disabled)
            throw Refusal.Conflict("user.disabled", $"{owner} is disabled; a token would open nothing.");

        var secret = TokenSecret.New();
        var token = Limit(Token.Create(request, owner, secret, clock), user, actor);
        await db.WriteAsync(async tx =>
        {
            await TokenStore.AddAsync(tx, token, ct);
            await events.AppendAsync(tx, new("token.created", actor.Name, $"token/{token.Id}", token.View()), ct);
        }, ct);
        return new(token.View(), secret.Text);
    }

    public async Task RevokeAsync(Id<Token> id, Actor actor, CancellationToken ct)
    {
        var token = await tokens.FindAsync(id, ct);
        if (token is null || (token.User != actor.Name && !actor.May(Permission.ManageAccess)))
            throw Refusal.NotFound(id);

        await db.WriteAsync(async tx =>
        {
            if (await TokenStore.RevokeAsync(tx, id, clock.GetUtcNow(), ct))
                await events.AppendAsync(tx, new("token.revoked", actor.Name, $"token/{id}", new { token.Name, token.User }), ct);
        }, ct);
        known.Forget();
    }

    static Token Limit(Token token, User user, Actor actor)
    {
        var wanted = token.Scopes ?? [.. user.Permissions.Order()];
        var beyond = wanted.Where(permission => !actor.May(permission)).ToList();
        if (token.Scopes is not null && beyond.Count > 0)
            throw Refusal.Forbidden("token.exceeds_caller", $"{actor.Name} lacks {string.Join(", ", beyond)} here and so can not put them into a token.");
        if (beyond.Count == wanted.Count)
            throw Refusal.Forbidden("token.exceeds_caller", $"{actor.Name} may do nothing here that {user.Name} may do, so the token would open nothing.");
        return beyond.Count == 0 ? token : token with { Scopes = [.. wanted.Except(beyond)] };
    }
}

using System.Collections.Concurrent;
using Slipway.Access.Tokens;
using Slipway.Access.Users;
using Slipway.Kernel;

namespace Slipway.Access.Callers;

/// <summary>
/// Finds the caller behind a secret. Answers are kept for five seconds, so that a change made through another server
/// counts by then; a change made here counts at once.
/// </summary>
sealed class KnownTokens(UserStore users, TokenStore tokens, TimeProvider clock)
{
    const int MaxKept = 10_000;
    static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    volatile ConcurrentDictionary<Digest, Entry> _entries = new();

    public async Task<Caller?> FindAsync(TokenSecret secret, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = secret.Hash;
        // What is read now goes where it was missed: after a change meanwhile nobody looks there any more.
        var entries = _entries;
        if (!entries.TryGetValue(hash, out var entry) || entry.ReadAt + Kept < now)
        {
            if (await ReadAsync(hash, now, ct) is not { } read)
                return null;
            if (entries.Count >= MaxKept)
                entries.Clear();
            entries[hash] = entry = read;
        }

        return entry.Token.IsValidAt(now) ? entry.Caller : null;
    }

    /// <summary>After any change to users or tokens.</summary>
    public void Forget() => _entries = new();

    async Task<Entry?> ReadAsync(Digest hash, DateTimeOffset now, CancellationToken ct)
    {
        if (await tokens.FindAsync(hash, ct) is not { } token || !token.IsValidAt(now) ||
            await users.FindAsync(token.User, ct) is not { Disabled: false } user)
            return null;

        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        if (token.LastUsedAt is null || token.LastUsedAt < hour)
            await tokens.UsedAsync(token.Id, hour, ct);
        var permissions = token.Scopes is null ? user.Permissions : user.Permissions.Intersect(token.Scopes).ToHashSet();
        return new(token, new(new(user.Name, permissions), user.DisplayName, user.Roles, "token"), now);
    }

    sealed record Entry(Token Token, Caller Caller, DateTimeOffset ReadAt);
}

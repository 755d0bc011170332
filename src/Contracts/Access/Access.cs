namespace Slipway.Contracts.Access;

/// <summary>Who the server takes the caller for.</summary>
/// <param name="Permissions">Names of permissions, sorted.</param>
/// <param name="Authentication"><c>local</c> on a loopback server without authentication, else <c>token</c>.</param>
public sealed record WhoAmIView(
    string Name, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, string Authentication);

/// <param name="Name">2 to 64 of a–z, 0–9, <c>.</c>, <c>-</c>, <c>_</c>, <c>@</c>, starting with a letter or digit; never changes.</param>
/// <param name="Roles">Of viewer, contributor, reviewer, operator, admin.</param>
public sealed record CreateUserRequest(string Name, IReadOnlyList<string> Roles, string? DisplayName = null);

/// <summary>What to change; members left out stay.</summary>
public sealed record ChangeUserRequest(string? DisplayName = null, IReadOnlyList<string>? Roles = null, bool? Disabled = null);

public sealed record UserView(
    string Name, string DisplayName, IReadOnlyList<string> Roles, bool Disabled, DateTimeOffset CreatedAt);

/// <param name="Name">What it is for, 1 to 100 characters.</param>
/// <param name="Scopes">Permissions the token is limited to; null for all that its user has.</param>
/// <param name="Days">Until it expires, 1 to 365; default 90.</param>
/// <param name="User">Whose it is; null for the caller's own. Another user's needs ManageAccess.</param>
public sealed record CreateTokenRequest(string Name, IReadOnlyList<string>? Scopes = null, int? Days = null, string? User = null);

/// <param name="LastUsedAt">Kept to the hour; null before the first use.</param>
public sealed record TokenView(
    string Id, string Name, string User, IReadOnlyList<string>? Scopes,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <param name="Secret">Shown this once; only its SHA-256 is kept.</param>
public sealed record CreatedTokenView(TokenView Token, string Secret);

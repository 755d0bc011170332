using Slipway.Contracts.Access;
using Slipway.Kernel;

namespace Slipway.Access.Tokens;

/// <summary>A user's key for programs. It may do what its user may, or less; only the hash of its secret is known here.</summary>
/// <param name="Scopes">Null: all that its user may.</param>
sealed record Token(
    Id<Token> Id,
    string Name,
    string User,
    IReadOnlyList<Permission>? Scopes,
    Digest Hash,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt = null,
    DateTimeOffset? RevokedAt = null) : IEntity
{
    public const int DefaultDays = 90;
    public const int MaxDays = 365;

    public static string IdPrefix => "tok";

    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    /// <exception cref="RefusalException">Names every member that is wrong.</exception>
    public static Token Create(CreateTokenRequest request, string user, TokenSecret secret, TimeProvider clock)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 100 || request.Name.Any(char.IsControl))
            problems.Add(new("name", "The name says what the token is for, in 1 to 100 visible characters."));
        var days = request.Days ?? DefaultDays;
        if (days is < 1 or > MaxDays)
            problems.Add(new("days", $"days is {days}; accepted are 1 to {MaxDays}."));
        var scopes = request.Scopes?.Distinct().Select(name => ParseScope(name, problems)).Order().ToList();
        if (scopes is [])
            problems.Add(new("scopes", "A token without any scope can do nothing; name some or leave scopes away."));
        if (problems.Count > 0)
            throw Refusal.Invalid("token.invalid", string.Join(" ", problems.Select(problem => problem.Message)), problems);

        var now = clock.GetUtcNow();
        return new(Id<Token>.New(clock), request.Name, user, scopes, secret.Hash, now, now.AddDays(days));
    }

    public TokenView View() => new(
        Id.ToString(), Name, User, Scopes?.Select(scope => scope.ToString()).ToList(), CreatedAt, ExpiresAt, LastUsedAt, RevokedAt);

    static Permission ParseScope(string name, List<Problem> problems)
    {
        if (Enum.GetNames<Permission>().Contains(name))
            return Enum.Parse<Permission>(name);
        problems.Add(new("scopes", $"'{name}' is not a permission; accepted are {string.Join(", ", Enum.GetNames<Permission>())}."));
        return default;
    }
}

using System.Text.RegularExpressions;
using Slipway.Contracts.Access;
using Slipway.Kernel;

namespace Slipway.Access.Users;

/// <summary>A person or a program that acts here under a name.</summary>
sealed partial record User(string Name, string DisplayName, IReadOnlyList<Role> Roles, bool Disabled, DateTimeOffset CreatedAt)
{
    const int MaxDisplayName = 100;

    public IReadOnlySet<Permission> Permissions => Access.Roles.Permissions(Roles);

    /// <exception cref="RefusalException">Names every member that is wrong.</exception>
    public static User Create(CreateUserRequest request, TimeProvider clock)
    {
        var problems = new List<Problem>();
        if (!NamePattern().IsMatch(request.Name))
            problems.Add(new("name", $"'{request.Name}' is not a user name; accepted are 2 to 64 of a-z, 0-9, '.', '-', '_', '@', starting with a letter or digit."));
        var displayName = request.DisplayName ?? request.Name;
        CheckDisplayName(displayName, problems);
        var roles = ParseRoles(request.Roles, problems);
        RefuseIfAny(problems);
        return new(request.Name, displayName, roles, Disabled: false, clock.GetUtcNow());
    }

    public User Change(ChangeUserRequest request)
    {
        var problems = new List<Problem>();
        CheckDisplayName(request.DisplayName ?? DisplayName, problems);
        var roles = request.Roles is null ? Roles : ParseRoles(request.Roles, problems);
        RefuseIfAny(problems);
        return this with { DisplayName = request.DisplayName ?? DisplayName, Roles = roles, Disabled = request.Disabled ?? Disabled };
    }

    public UserView View() => new(Name, DisplayName, [.. Roles.Select(Access.Roles.Written)], Disabled, CreatedAt);

    static void CheckDisplayName(string name, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxDisplayName || name.Any(char.IsControl))
            problems.Add(new("displayName", $"The display name must have 1 to {MaxDisplayName} visible characters."));
    }

    static IReadOnlyList<Role> ParseRoles(IReadOnlyList<string> names, List<Problem> problems)
    {
        if (names.Count == 0)
            problems.Add(new("roles", $"A user needs at least one role; accepted are {Access.Roles.All}."));
        var roles = new List<Role>();
        foreach (var name in names.Distinct())
        {
            if (Access.Roles.TryParse(name, out var role))
                roles.Add(role);
            else
                problems.Add(new("roles", $"'{name}' is not a role; accepted are {Access.Roles.All}."));
        }

        return [.. roles.Order()];
    }

    static void RefuseIfAny(List<Problem> problems)
    {
        if (problems.Count > 0)
            throw Refusal.Invalid("user.invalid", string.Join(" ", problems.Select(problem => problem.Message)), problems);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._@-]{1,63}\\z")]
    private static partial Regex NamePattern();
}

using Slipway.Kernel;

namespace Slipway.Access.Callers;

/// <summary>A known caller.</summary>
/// <param name="Authentication"><c>local</c> or <c>token</c>.</param>
sealed record Caller(Actor Actor, string DisplayName, IReadOnlyList<Role> Roles, string Authentication)
{
    /// <summary>The person at the keyboard of a server that only this machine can reach.</summary>
    public static Caller Local { get; } =
        new(new("admin", Access.Roles.Permissions([Role.Admin])), "Local administrator", [Role.Admin], "local");
}

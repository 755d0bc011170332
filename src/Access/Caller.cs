using Slipway.Kernel;

namespace Slipway.Access;

/// <summary>Who calls, once known: set by the middleware, read by whoever asks for an <see cref="Actor"/>.</summary>
sealed class CallerSlot
{
    public Caller? Caller { get; set; }

    public Actor Actor => Caller?.Actor
        ?? throw new InvalidOperationException("Nobody is known to be calling here; background work uses Actor.System.");
}

/// <summary>A known caller.</summary>
/// <param name="Authentication"><c>local</c> or <c>token</c>.</param>
sealed record Caller(Actor Actor, string DisplayName, IReadOnlyList<Role> Roles, string Authentication)
{
    /// <summary>The person at the keyboard of a server that only this machine can reach.</summary>
    public static Caller Local { get; } =
        new(new("admin", Access.Roles.Permissions([Role.Admin])), "Local administrator", [Role.Admin], "local");
}

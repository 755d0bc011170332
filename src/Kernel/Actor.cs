namespace Slipway.Kernel;

/// <summary>Who is acting: a person, or the system on a trigger's behalf.</summary>
/// <param name="Name">A user name, or <c>system:…</c> for Slipway's own workers.</param>
public sealed record Actor(string Name, IReadOnlySet<Permission> Permissions)
{
    public bool May(Permission permission) => Permissions.Contains(permission);

    /// <summary>Slipway itself. <paramref name="part"/> says which worker, e.g. <c>trigger</c>.</summary>
    public static Actor System(string part) => new($"system:{part}", Enum.GetValues<Permission>().ToHashSet());
}

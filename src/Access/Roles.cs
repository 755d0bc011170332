using Slipway.Kernel;

namespace Slipway.Access;

/// <summary>Which role may do what; the same table stands in <c>docs/guide/access.md</c>, and a test holds them equal.</summary>
public static class Roles
{
    static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Viewer] = [Permission.Read],
        [Role.Contributor] =
        [
            Permission.Read, Permission.WriteData, Permission.LogRuns, Permission.RunPipelines, Permission.RegisterModels, Permission.Score,
        ],
        [Role.Reviewer] = [Permission.Read, Permission.ApproveModels, Permission.Audit],
        [Role.Operator] = [Permission.Read, Permission.RunPipelines, Permission.Deploy, Permission.Score, Permission.Monitor, Permission.Audit],
        [Role.Admin] = Enum.GetValues<Permission>(),
    };

    public static IReadOnlySet<Permission> Permissions(IEnumerable<Role> roles) => roles.SelectMany(role => Table[role]).ToHashSet();

    public static bool May(Role role, Permission permission) => Table[role].Contains(permission);

    /// <summary>As written in the API and in files: <c>viewer</c>.</summary>
    public static string Written(Role role) => role.ToString().ToLowerInvariant();

    public static string All { get; } = string.Join(", ", Enum.GetValues<Role>().Select(Written));

    public static bool TryParse(string name, out Role role)
    {
        role = Enum.GetValues<Role>().FirstOrDefault(role => Written(role) == name);
        return Written(role) == name;
    }

    public static Role Parse(string name) => TryParse(name, out var role)
        ? role
        : throw Refusal.Invalid("role.unknown", $"'{name}' is not a role; accepted are {All}.");
}

using Slipway.Access;
using Slipway.Kernel;

namespace Slipway.Unit.Access;

public sealed class RolesTests
{
    [Fact]
    public void The_table_in_the_guide_equals_the_code()
    {
        var rows = File.ReadLines(Path.Combine(Root(), "docs", "guide", "access.md"))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())
            .Where(cells => cells.Length == 6 && (cells[0] == "permission" || Enum.TryParse<Permission>(cells[0], out _)))
            .ToList();

        var written = rows.Skip(1).ToDictionary(cells => cells[0], cells => string.Join(' ', rows[0].Skip(1).Where((_, role) => cells[role + 1] == "yes")));
        var coded = Enum.GetValues<Permission>().ToDictionary(
            permission => permission.ToString(),
            permission => string.Join(' ', Enum.GetValues<Role>().Where(role => Roles.May(role, permission)).Select(Roles.Written)));

        Assert.Equal(coded, written);
    }

    [Fact]
    public void Nobody_but_admin_manages_access_or_the_server()
    {
        var others = Enum.GetValues<Role>().Where(role => role is not Role.Admin);

        Assert.All(others, role => Assert.False(Roles.May(role, Permission.ManageAccess) || Roles.May(role, Permission.ManageServer)));
    }

    [Fact]
    public void Who_makes_models_does_not_approve_them() => Assert.False(Roles.May(Role.Contributor, Permission.ApproveModels));

    [Theory]
    [InlineData("Admin"), InlineData(""), InlineData("0"), InlineData("root")]
    public void A_role_is_known_only_as_it_is_written(string name) =>
        Assert.Equal("role.unknown", Assert.Throws<RefusalException>(() => Roles.Parse(name)).Code);

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Slipway.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the checkout.");
        return folder.FullName;
    }
}

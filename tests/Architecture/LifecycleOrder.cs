using System.Xml.Linq;

namespace Slipway.Architecture;

/// <summary>The dependency rule: a module may know only what comes before it in the life of a model.</summary>
public sealed class LifecycleOrder
{
    const string Prefix = "Slipway.";

    public static TheoryData<string> Present => Modules.Present;

    [Theory, MemberData(nameof(Present))]
    public void Every_module_has_a_place_in_the_order(string module) =>
        Assert.True(Modules.HasPlace(module), $"src/{module} has no place in the table of Modules.cs.");

    [Theory, MemberData(nameof(Present))]
    public void A_module_uses_only_what_comes_before_it(string module)
    {
        var known = Modules.Assembly(module).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]);

        Assert.All(known, other => Assert.True(Modules.MayKnow(module).Contains(other), $"{module} must not know {other}."));
    }

    [Theory, MemberData(nameof(Present))]
    public void A_project_refers_only_to_what_comes_before_it(string module)
    {
        var project = XDocument.Parse(Checkout.Text($"src/{module}/{module}.csproj"));

        var referred = project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.All(referred, other => Assert.True(Modules.MayKnow(module).Contains(other), $"{module}.csproj must not refer to {other}."));
    }

    [Theory, MemberData(nameof(Present))]
    public void Only_storage_opens_connections(string module) =>
        Assert.True(
            module is "Storage" or "Host" || !Modules.Assembly(module).GetReferencedAssemblies().Any(reference => reference.Name is "Npgsql" or "Microsoft.Data.Sqlite"),
            $"{module} refers to a database driver; it should go through Slipway.Storage.Db.");
}

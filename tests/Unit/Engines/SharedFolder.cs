namespace Slipway.Unit.Engines;

/// <summary>The folder of reference files beside the repository; tests that need it skip where it is not.</summary>
static class SharedFolder
{
    internal static string Find(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("SLIPWAY_SHARED") ?? Path.Combine(Repository(), "..", "shared");
        var folder = Path.Combine([root, .. parts]);
        if (!Directory.Exists(folder))
            Assert.Skip($"The reference files {string.Join('/', parts)} are not here; set SLIPWAY_SHARED to the folder that holds them.");
        return folder;
    }

    static string Repository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Slipway.slnx")))
                return at.FullName;
        }

        return AppContext.BaseDirectory;
    }
}

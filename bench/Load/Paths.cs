namespace Slipway.Load;

static class Paths
{
    static readonly string FileName = OperatingSystem.IsWindows() ? "slipway.exe" : "slipway";

    /// <summary>The program that './slipway build' made, found from where this one was built.</summary>
    public static string Program => Ancestors().Select(folder => Path.Combine(folder.FullName, "bin", "Host", "release", FileName)).First(File.Exists);

    static IEnumerable<DirectoryInfo> Ancestors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return folder;
    }
}

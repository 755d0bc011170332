using System.Runtime.CompilerServices;

namespace Slipway.Architecture;

/// <summary>The files of this checkout, as they stand in version control's sight: no build output, no packages.</summary>
static class Checkout
{
    static readonly string[] Ignored = ["artifacts", "node_modules", "dist", "bin", "obj", ".git", ".slipway", "test-results", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <param name="folder">Relative to the root.</param>
    /// <param name="pattern">e.g. <c>*.cs</c>.</param>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start) ? Below(start, pattern).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')) : [];
    }

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern)
            .Concat(Directory.EnumerateDirectories(folder).Where(child => !Ignored.Contains(Path.GetFileName(child))).SelectMany(child => Below(child, pattern)));

    static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Slipway.slnx")))
                    return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests read the sources, so they run inside a checkout.");
    }
}

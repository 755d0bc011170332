using System.Diagnostics;

namespace Slipway.Integration;

/// <summary>A file system of its own in memory. Needs Linux and the right to mount.</summary>
sealed class SmallDisk : IDisposable
{
    public SmallDisk(string folder, string options)
    {
        Path = System.IO.Path.Combine(folder, "disk");
        Directory.CreateDirectory(Path);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", Path) == 0, "This needs Linux and the right to mount a tmpfs.");
    }

    public string Path { get; }

    public void Dispose() => Run("umount", "-l", Path);

    static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

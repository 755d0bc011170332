using System.Diagnostics;

namespace Slipway.EndToEnd;

/// <summary>A file system of its own in memory: small enough to fill, or read-only.</summary>
sealed class SmallDisk : IDisposable
{
    SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <param name="options">Mount options of tmpfs(5), e.g. <c>size=32m</c>.</param>
    public static SmallDisk Mount(string options)
    {
        var path = Directory.CreateTempSubdirectory("slipway-disk-").FullName;
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path) == 0)
            return new(path);

        Directory.Delete(path);
        Assert.Skip("Mounting a tmpfs needs Linux and the right to mount.");
        throw new UnreachableException();
    }

    public void MakeReadOnly() => Assert.Equal(0, Run("mount", "-o", "remount,ro", Path));

    public void Dispose()
    {
        if (Run("umount", "--lazy", Path) == 0)
            Directory.Delete(Path);
    }

    static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}

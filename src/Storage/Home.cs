using Slipway.Kernel;

namespace Slipway.Storage;

/// <summary>The folder in which a server keeps everything that is its own.</summary>
/// <param name="Root">A full path.</param>
public sealed record Home(string Root)
{
    /// <summary>The database file, unless PostgreSQL is configured.</summary>
    public string DatabaseFile => Path.Combine(Root, "slipway.db");

    /// <summary>Makes the folder where it is missing and refuses one that can not be written.</summary>
    public static Home Open(string path)
    {
        var home = new Home(Path.GetFullPath(path));
        try
        {
            Make(home.Root);
            var probe = home.Temp();
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refusal.Unavailable("home.not_writable",
                $"The home folder {home.Root} can not be written: {error.Message} Mend it, or name another with --home.");
        }

        return home;
    }

    /// <summary>A fresh path for a temporary file or folder, on the same file system as everything else here, so that a rename is atomic.</summary>
    public string Temp() => Path.Combine(Directory("tmp"), Guid.CreateVersion7().ToString("N"));

    /// <summary>A module's own folder, made when it is missing.</summary>
    public string Directory(string name)
    {
        var folder = SafePath.Parse(name).Under(Root);
        System.IO.Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>A new home is its owner's alone: it will hold data, models and hashes of tokens.</summary>
    static void Make(string root)
    {
        if (OperatingSystem.IsWindows())
            System.IO.Directory.CreateDirectory(root);
        else
            System.IO.Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

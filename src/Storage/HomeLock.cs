using System.Text.Json;
using Slipway.Kernel;

namespace Slipway.Storage;

/// <summary>
/// One server per home. The operating system drops the lock with the process, however it ends; a note beside it
/// says who holds it, for the sentence that refuses the second.
/// </summary>
public sealed class HomeLock : IDisposable
{
    readonly FileStream _held;
    readonly string _note;

    HomeLock(FileStream held, string note) => (_held, _note) = (held, note);

    /// <param name="home">Cleared of temporary files once the lock is held.</param>
    /// <param name="address">Where this server will answer, e.g. <c>http://127.0.0.1:5000</c>.</param>
    public static HomeLock Take(Home home, string address)
    {
        var note = Path.Combine(home.Root, "server.json");
        FileStream held;
        try
        {
            held = new(Path.Combine(home.Root, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw Refusal.Conflict("home.in_use", $"The home folder {home.Root} is in use by {Holder(note)}. Stop it, or name another with --home.");
        }

        foreach (var left in new DirectoryInfo(home.Directory("tmp")).EnumerateFileSystemInfos())
            Remove(left);
        var taken = new HomeLock(held, note);
        taken.Announce(address);
        return taken;
    }

    /// <summary>Where this server answers, once a free port was found.</summary>
    public void Announce(string address) => File.WriteAllText(_note, Json.Write(new Server(Environment.ProcessId, address)));

    public void Dispose() => _held.Dispose();

    static void Remove(FileSystemInfo left)
    {
        if (left is DirectoryInfo { LinkTarget: null } folder)
            folder.Delete(recursive: true);
        else
            left.Delete();
    }

    static string Holder(string note)
    {
        try
        {
            var (pid, address) = Json.Read<Server>(File.ReadAllText(note));
            return $"the server with process id {pid} at {address}";
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return "another server";
        }
    }

    sealed record Server(int Pid, string Address);
}

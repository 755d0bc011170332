using System.Runtime.InteropServices;
using Slipway.Kernel;
using SQLitePCL;

namespace Slipway.Storage.Sqlite;

/// <summary>Leads the managed SQLite provider to the operating system's own library.</summary>
static class NativeSqlite
{
    static readonly Version Oldest = new(3, 35, 0);

    static readonly Lazy<Version> Loaded = new(Load);

    /// <summary>Loads the library once a process, or says what to install.</summary>
    public static Version Use() => Loaded.Value;

    static Version Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (name, _, _) =>
            name == "e_sqlite3" ? Open() : nint.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        var version = Version.Parse(raw.sqlite3_libversion().utf8_to_string());
        return version >= Oldest
            ? version
            : throw Refusal.Unavailable("sqlite.too_old", $"The system's SQLite is {version}; Slipway needs {Oldest} or newer.");
    }

    static nint Open()
    {
        foreach (var name in Names())
        {
            if (NativeLibrary.TryLoad(name, out var library))
                return library;
        }

        throw Refusal.Unavailable("sqlite.missing",
            $"The system's SQLite library ({string.Join(" or ", Names())}) was not found; install it (Debian and Ubuntu: libsqlite3-0; Fedora: sqlite-libs; Alpine: sqlite-libs).");
    }

    static string[] Names() =>
        OperatingSystem.IsWindows() ? ["winsqlite3.dll"] :
        OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib"] :
        ["libsqlite3.so.0", "libsqlite3.so"];
}

using System.Runtime.InteropServices;

namespace Slipway.Engines.DuckDb;

/// <summary>A DuckDB database in this process. Thread-safe; each thread uses a connection of its own.</summary>
public sealed class DuckDbDatabase : IDisposable
{
    readonly DatabaseHandle _handle;

    DuckDbDatabase(DatabaseHandle handle) => _handle = handle;

    /// <summary>The version of DuckDB in use, e.g. <c>v1.5.6</c>.</summary>
    public static unsafe string LibraryVersion
    {
        get
        {
            NativeLibraries.Require(NativeEngine.DuckDb);
            return Marshal.PtrToStringUTF8((nint)DuckDbNative.LibraryVersion()) ?? "";
        }
    }

    /// <exception cref="NativeLibraryMissingException">DuckDB is not on this machine.</exception>
    public static DuckDbDatabase Open(DuckDbOptions options)
    {
        NativeLibraries.Require(NativeEngine.DuckDb);
        if (DuckDbNative.CreateConfig(out var config) != 0)
            throw new DuckDbException("Out of Memory", "DuckDB could not start.");
        try
        {
            foreach (var (name, value) in Settings(options))
            {
                if (DuckDbNative.SetConfig(config, name, value) != 0)
                    throw new DuckDbException("Invalid Configuration", $"DuckDB does not accept {value} for {name}.");
            }

            if (DuckDbNative.Open(options.Path, out var database, config, out var error) == 0)
                return new(new(database));
            var message = Marshal.PtrToStringUTF8(error) ?? "";
            DuckDbNative.Free(error);
            throw DuckDbException.From(message);
        }
        finally
        {
            DuckDbNative.DestroyConfig(ref config);
        }
    }

    public static DuckDbDatabase InMemory() => Open(new());

    public DuckDbConnection Connect() => DuckDbNative.Connect(_handle, out var connection) == 0
        ? new(new(connection))
        : throw new DuckDbException("Connection", "DuckDB gave no connection.");

    /// <summary>
    /// From here on SQL on this database touches only these files and folders: no network, no extension, no other
    /// file, no change of settings. There is no way back. Folders end with a separator.
    /// </summary>
    public void LockDown(IReadOnlyList<string> allowedPaths)
    {
        using var connection = Connect();
        var folders = allowedPaths.Where(System.IO.Path.EndsInDirectorySeparator).Select(DuckDbSql.Literal);
        var files = allowedPaths.Where(path => !System.IO.Path.EndsInDirectorySeparator(path)).Select(DuckDbSql.Literal);
        connection.Execute($"""
            set allowed_directories = [{string.Join(", ", folders)}];
            set allowed_paths = [{string.Join(", ", files)}];
            set enable_external_access = false;
            set lock_configuration = true;
            """, CancellationToken.None);
    }

    public void Dispose() => _handle.Dispose();

    static IEnumerable<(string Name, string Value)> Settings(DuckDbOptions options)
    {
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        yield return ("allow_community_extensions", "false");
        yield return ("access_mode", options.ReadOnly ? "READ_ONLY" : "AUTOMATIC");
        yield return ("temp_directory", options.TempDirectory ?? "");
        if (options.MemoryLimitBytes is { } bytes)
            yield return ("memory_limit", $"{bytes / 1024}KiB");
        if (options.Threads is { } threads)
            yield return ("threads", $"{threads}");
    }
}

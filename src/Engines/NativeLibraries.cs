using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Slipway.Engines;

/// <summary>
/// Finds the native engines: in the folder that <c>SLIPWAY_NATIVE</c> names, where the engine's own variable points,
/// in <c>native/node_modules</c> beside or above the executable, then wherever the system's loader looks.
/// </summary>
public static class NativeLibraries
{
    const string FolderVariable = "SLIPWAY_NATIVE";

    static readonly ConcurrentDictionary<string, Lazy<nint>> Loaded = new();

    static NativeLibraries() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    public static bool IsAvailable(NativeEngine engine)
    {
        try
        {
            Require(engine);
            return true;
        }
        catch (NativeLibraryMissingException)
        {
            return false;
        }
    }

    /// <exception cref="NativeLibraryMissingException">Its message says what to install.</exception>
    public static void Require(NativeEngine engine) => _ = Handle(engine);

    static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        NativeEngine.All.FirstOrDefault(engine => engine.Name == name) is { } engine ? Handle(engine) : 0;

    static nint Handle(NativeEngine engine) => Loaded.GetOrAdd(engine.Name, _ => new(() => Load(engine), LazyThreadSafetyMode.PublicationOnly)).Value;

    static nint Load(NativeEngine engine)
    {
        foreach (var path in Candidates(engine).Where(File.Exists))
        {
            if (NativeLibrary.TryLoad(path, out var handle))
                return handle;
        }

        foreach (var file in engine.Files)
        {
            if (NativeLibrary.TryLoad(file, out var handle))
                return handle;
        }

        throw new NativeLibraryMissingException(engine.Title, $"{engine.Title} ({engine.Files[0]}) was not found on this machine. {engine.Install}");
    }

    static IEnumerable<string> Candidates(NativeEngine engine)
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
        {
            foreach (var path in Inside(folder, engine))
                yield return path;
            if (engine.Package is { } package)
            {
                foreach (var path in Inside(Path.Combine(folder, "node_modules", package), engine))
                    yield return path;
            }
        }

        if (engine.Variable is { } variable && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
        {
            yield return named;
            foreach (var path in Inside(named, engine).Concat(Inside(Path.Combine(named, "lib"), engine)))
                yield return path;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); engine.Package is not null && at is not null; at = at.Parent)
        {
            foreach (var path in Inside(Path.Combine(at.FullName, "native", "node_modules", engine.Package), engine))
                yield return path;
        }
    }

    static IEnumerable<string> Inside(string folder, NativeEngine engine) => engine.Files.Select(file => Path.Combine(folder, file));
}

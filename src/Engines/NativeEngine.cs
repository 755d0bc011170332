using System.Runtime.InteropServices;

namespace Slipway.Engines;

/// <summary>A native library Slipway calls: how it is named on this platform, where its package puts it, how to get it.</summary>
public sealed class NativeEngine
{
    public static readonly NativeEngine DuckDb = new(
        "DuckDB", "duckdb", LibraryNames("duckdb", ""), $"@duckdb/node-bindings-{Os}-{Architecture}", variable: null,
        "Run ./slipway build, or `npm ci --ignore-scripts` in the folder native.");

    public static readonly NativeEngine OnnxRuntime = new(
        "ONNX Runtime", "onnxruntime", LibraryNames("onnxruntime", "1"), $"onnxruntime-node/bin/napi-v6/{Os}/{Architecture}", variable: null,
        "Run ./slipway build, or `npm ci --ignore-scripts` in the folder native.");

    public static readonly NativeEngine XGBoost = new(
        "XGBoost", "xgboost", LibraryNames("xgboost", "0"), package: null, "SLIPWAY_XGBOOST",
        "Install it (Debian and Ubuntu: apt-get install libxgboost0; macOS: brew install xgboost) or let SLIPWAY_XGBOOST name the library inside a pip or conda xgboost.");

    public static IReadOnlyList<NativeEngine> All { get; } = [DuckDb, OnnxRuntime, XGBoost];

    internal NativeEngine(string title, string name, string[] files, string? package, string? variable, string install)
    {
        Title = title;
        Name = name;
        Files = files;
        Package = package;
        Variable = variable;
        Install = install;
    }

    /// <summary>For people: <c>ONNX Runtime</c>.</summary>
    public string Title { get; }

    /// <summary>A sentence that says how to get the library.</summary>
    public string Install { get; }

    internal string Name { get; }
    internal string[] Files { get; }

    /// <summary>The folder inside <c>node_modules</c> that holds the library, where npm ships it.</summary>
    internal string? Package { get; }

    /// <summary>An environment variable that may name the library or its folder.</summary>
    internal string? Variable { get; }

    static string Os => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    static string Architecture => RuntimeInformation.ProcessArchitecture is System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    static string[] LibraryNames(string name, string version)
    {
        if (OperatingSystem.IsWindows())
            return [$"{name}.dll"];
        if (OperatingSystem.IsMacOS())
            return version.Length == 0 ? [$"lib{name}.dylib"] : [$"lib{name}.{version}.dylib", $"lib{name}.dylib"];
        return version.Length == 0 ? [$"lib{name}.so"] : [$"lib{name}.so.{version}", $"lib{name}.so"];
    }
}

using System.Reflection;

namespace Slipway.Training;

/// <summary>How the training process is started.</summary>
public sealed record TrainerCommand(string File, IReadOnlyList<string> Arguments)
{
    const string Program = "slipway";
    const string Verb = "trainer";

    /// <summary>This same program with its hidden command; under a test runner, the program that lies beside it.</summary>
    public static TrainerCommand Default()
    {
        var self = Environment.ProcessPath;
        if (self is not null && Path.GetFileNameWithoutExtension(self) == Program)
            return new(self, [Verb]);
        var beside = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{Program}.exe" : Program);
        if (System.IO.File.Exists(beside))
            return new(beside, [Verb]);
        var assembly = Path.Combine(AppContext.BaseDirectory, $"{Program}.dll");
        return System.IO.File.Exists(assembly)
            ? new("dotnet", [assembly, Verb])
            : throw new InvalidOperationException($"{Program} does not lie beside {Assembly.GetEntryAssembly()?.GetName().Name}; a training can not be started.");
    }
}

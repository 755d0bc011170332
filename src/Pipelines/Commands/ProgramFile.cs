using Slipway.Kernel;

namespace Slipway.Pipelines.Commands;

/// <summary>Where a program stands on this machine.</summary>
static class ProgramFile
{
    /// <summary>As a shell finds it: by its path, or in the folders of <c>PATH</c>. Null when it is not there.</summary>
    public static string? Find(string program)
    {
        if (Path.IsPathFullyQualified(program))
            return File.Exists(program) ? program : null;
        if (program.Contains('/'))
            return null;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>Changes when the program is replaced by another version of itself.</summary>
    public static string Fingerprint(string program)
    {
        if (Find(program) is not { } path)
            return "missing";
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return Digest.Of($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}").Hex;
    }
}

using System.Globalization;

namespace Slipway.Cli.Demo;

/// <summary>Resident memory as the operating system counts it.</summary>
static class Memory
{
    /// <summary>The largest resident set a process has had, from proc(5); null where there is no /proc.</summary>
    public static long? PeakBytes(int processId)
    {
        var status = $"/proc/{processId}/status";
        if (!File.Exists(status))
            return null;

        var line = File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? null : long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}

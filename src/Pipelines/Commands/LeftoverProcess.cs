using System.ComponentModel;
using System.Diagnostics;
using Slipway.Storage;

namespace Slipway.Pipelines.Commands;

/// <summary>
/// Remembers a command's process in a file, so that after a crash of the server the next attempt ends the one still running.
/// A process that only has the same number began at another time and is left alone.
/// </summary>
sealed class LeftoverProcess(Home home, string execution, string step)
{
    string FileName => Path.Combine(home.Directory("commands"), $"{execution}.{step}.pid");

    public void Note(Process process)
    {
        try
        {
            File.WriteAllText(FileName, $"{process.Id} {process.StartTime.ToUniversalTime().Ticks}");
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }

    public void Forget() => File.Delete(FileName);

    public void Kill()
    {
        if (!File.Exists(FileName))
            return;
        var noted = File.ReadAllText(FileName).Split(' ');
        if (noted.Length == 2 && int.TryParse(noted[0], out var id) && long.TryParse(noted[1], out var began))
            Kill(id, began);
        Forget();
    }

    static void Kill(int id, long began)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (Math.Abs(process.StartTime.ToUniversalTime().Ticks - began) < TimeSpan.TicksPerSecond)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It is gone.
        }
    }
}

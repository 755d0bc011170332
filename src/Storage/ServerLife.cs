namespace Slipway.Storage;

/// <summary>
/// Which server this is, and which of its lives. Leases carry both, so that a server that comes back after a crash
/// knows the leases of its earlier lives and lets them go at once.
/// </summary>
/// <param name="Server">Stays with the home.</param>
/// <param name="Life">New with every start.</param>
public sealed record ServerLife(string Server, string Life)
{
    /// <summary>How leases name their holder.</summary>
    public string Owner => $"{Server}/{Life}";

    public static ServerLife Begin(Home home)
    {
        var file = Path.Combine(home.Root, "server-id");
        if (!File.Exists(file))
            File.WriteAllText(file, Guid.CreateVersion7().ToString("N"));
        return new(File.ReadAllText(file).Trim(), Guid.CreateVersion7().ToString("N"));
    }
}

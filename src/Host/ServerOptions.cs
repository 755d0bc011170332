namespace Slipway.Host;

/// <summary>What <c>slipway server</c> was asked for.</summary>
/// <param name="Port">TCP port of the HTTP surface; 0 takes any free one.</param>
/// <param name="Home">Folder of everything this server keeps.</param>
/// <param name="Bind">Address to listen on; any but loopback needs authentication and TLS.</param>
/// <param name="BehindProxy">A reverse proxy in front ends TLS, so plain HTTP on another address is meant.</param>
/// <param name="Configuration">Settings as <c>Section:Name</c>, stronger than the environment (<c>SLIPWAY_Section__Name</c>).</param>
/// <param name="UntilInputCloses">Stop when standard input ends, so that a dead parent leaves no server behind.</param>
sealed record ServerOptions(
    int Port, string Home, string Bind = "127.0.0.1", bool BehindProxy = false,
    IReadOnlyDictionary<string, string?>? Configuration = null, bool UntilInputCloses = false)
{
    public const int DefaultPort = 5000;

    /// <summary>Where a server keeps its state when nobody says.</summary>
    public static string DefaultHome => Environment.GetEnvironmentVariable("SLIPWAY_HOME") is { Length: > 0 } home
        ? home
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".slipway");
}

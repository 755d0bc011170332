namespace Slipway.EndToEnd;

/// <summary>A home that goes when the test is done.</summary>
sealed class TempHome : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("slipway-test-").FullName;

    public string Log => System.IO.Path.Combine(Path, "server.log");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

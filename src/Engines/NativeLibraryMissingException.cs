namespace Slipway.Engines;

/// <summary>A native engine is not on this machine. The message says what to install.</summary>
public sealed class NativeLibraryMissingException(string engine, string message) : Exception(message)
{
    /// <summary>The engine that is missing, e.g. <c>XGBoost</c>.</summary>
    public string Engine { get; } = engine;
}

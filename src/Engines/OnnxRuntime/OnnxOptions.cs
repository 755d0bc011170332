namespace Slipway.Engines.OnnxRuntime;

/// <summary>How a model is run.</summary>
public sealed record OnnxOptions
{
    /// <summary>Threads one run may use; 1 (the default) runs on the calling thread.</summary>
    public int IntraOpThreads { get; init; } = 1;
}

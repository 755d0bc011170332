using Slipway.Serving.Tensors;

namespace Slipway.Serving.Models;

/// <summary>A loaded model that can be asked from any number of threads.</summary>
public interface IModelRuntime : IDisposable
{
    ModelSignature Signature { get; }

    /// <summary>Scores one batch.</summary>
    /// <param name="inputs">In the order of the signature, each of a shape the signature accepts.</param>
    /// <param name="outputs">In the order of the signature; filled by the call.</param>
    /// <exception cref="ModelFailedException">The model could not score these rows.</exception>
    ValueTask RunAsync(ReadOnlyMemory<TensorBuffer> inputs, ReadOnlyMemory<TensorBuffer> outputs, CancellationToken ct);
}

/// <summary>The model could not score these rows; the message is one sentence for the caller.</summary>
public sealed class ModelFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A model file could not be made ready to serve; the message is one sentence for the operator.</summary>
public sealed class ModelUnusableException(string message, Exception? inner = null) : Exception(message, inner);

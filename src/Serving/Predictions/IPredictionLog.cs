using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Predictions;

/// <summary>Keeps every prediction before it is answered. Monitoring implements it.</summary>
public interface IPredictionLog
{
    /// <summary>Writes one request's predictions so that a crash of the process no longer loses them.</summary>
    /// <returns>False when they could not be kept, e.g. on a full disk; the loss is counted.</returns>
    bool TryAppend(PredictionSource source, in PredictionRecord prediction);
}

/// <summary>What stays the same for every prediction of one route. Known by reference: a route makes it once.</summary>
public sealed class PredictionSource(
    string deployment, string model, int version, Digest digest, RouteRole route, ModelSignature signature)
{
    public string Deployment { get; } = deployment;
    public string Model { get; } = model;
    public int Version { get; } = version;
    public Digest Digest { get; } = digest;
    public RouteRole Route { get; } = route;
    public ModelSignature Signature { get; } = signature;
}

/// <summary>One answered request: one prediction a row.</summary>
public readonly ref struct PredictionRecord
{
    /// <summary>UTF-8. A request of one row is the prediction of that id; row i of many is <c>id.i</c>.</summary>
    public required ReadOnlySpan<byte> Id { get; init; }

    /// <summary>Unix milliseconds: when the thing predicted was asked about.</summary>
    public required long EventTime { get; init; }

    /// <summary>Unix milliseconds: when the request came.</summary>
    public required long ReceivedAt { get; init; }

    /// <summary>Microseconds from the request's first byte read to this record.</summary>
    public required long Microseconds { get; init; }

    public required int Rows { get; init; }

    /// <summary>The acting user's name.</summary>
    public required string Caller { get; init; }

    /// <summary>In the order of the signature.</summary>
    public required ReadOnlySpan<TensorBuffer> Inputs { get; init; }

    /// <summary>In the order of the signature.</summary>
    public required ReadOnlySpan<TensorBuffer> Outputs { get; init; }
}

using System.Text.Json.Serialization;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

// The Open Inference Protocol's own spelling, not Slipway's.

sealed record OipError([property: JsonPropertyName("error")] string Error);

sealed record OipServer(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("extensions")] IReadOnlyList<string> Extensions);

sealed record OipLive([property: JsonPropertyName("live")] bool Live);

sealed record OipReady([property: JsonPropertyName("ready")] bool Ready);

sealed record OipModelReady([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("ready")] bool Ready);

sealed record OipTensor(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("datatype")] string Type,
    [property: JsonPropertyName("shape")] IReadOnlyList<long> Shape)
{
    public static OipTensor Of(TensorSpec spec) => new(spec.Name, spec.Type.Name(), spec.Shape);
}

sealed record OipModel(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("versions")] IReadOnlyList<string> Versions,
    [property: JsonPropertyName("platform")] string Platform,
    [property: JsonPropertyName("inputs")] IReadOnlyList<OipTensor> Inputs,
    [property: JsonPropertyName("outputs")] IReadOnlyList<OipTensor> Outputs);

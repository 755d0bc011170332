using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Slipway.Serving.Inference;

/// <summary>What the infer routes look like to OpenAPI. The routes themselves are bare delegates, of which it could tell nothing.</summary>
static class InferDescription
{
    const string Json = "application/json";

    public static IEndpointConventionBuilder Described(this IEndpointConventionBuilder route, bool byVersion)
    {
        var method = typeof(InferDescription).GetMethod(byVersion ? nameof(InferVersion) : nameof(Infer), BindingFlags.Static | BindingFlags.NonPublic)!;
        return route.WithMetadata(
            [method, .. method.GetParameters().Select(parameter => new Parameter(parameter)),
            Answers(StatusCodes.Status200OK, typeof(OipResponse)), Answers(StatusCodes.Status400BadRequest, typeof(OipError)),
            Answers(StatusCodes.Status404NotFound, typeof(OipError)), Answers(StatusCodes.Status413PayloadTooLarge, typeof(OipError)),
            Answers(StatusCodes.Status503ServiceUnavailable, typeof(OipError))]);
    }

    static ProducesResponseTypeMetadata Answers(int status, Type body) => new(status, body, [Json]);

    static OipResponse Infer(string name, [FromBody] OipRequest request) => throw new UnreachableException();

    static OipResponse InferVersion(string name, string version, [FromBody] OipRequest request) => throw new UnreachableException();
}

sealed class Parameter(ParameterInfo parameter) : IParameterBindingMetadata
{
    public string Name => parameter.Name!;
    public bool HasTryParse => false;
    public bool HasBindAsync => false;
    public ParameterInfo ParameterInfo => parameter;
    public bool IsOptional => false;
}

sealed record OipRequest(
    [property: JsonPropertyName("inputs")] IReadOnlyList<OipInput> Inputs,
    [property: JsonPropertyName("id")] string? Id = null,
    [property: JsonPropertyName("parameters")] OipParameters? Parameters = null,
    [property: JsonPropertyName("outputs")] IReadOnlyList<OipRequestedOutput>? Outputs = null);

/// <param name="EventTime">ISO 8601, or unix milliseconds; default is now.</param>
/// <param name="RoutingKey">Callers of one key stay on one side of a canary.</param>
sealed record OipParameters(
    [property: JsonPropertyName("event_time")] string? EventTime = null,
    [property: JsonPropertyName("routing_key")] string? RoutingKey = null);

sealed record OipInput(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("shape")] IReadOnlyList<long> Shape,
    [property: JsonPropertyName("datatype")] string Type,
    [property: JsonPropertyName("data")] IReadOnlyList<object?> Data);

sealed record OipRequestedOutput([property: JsonPropertyName("name")] string Name);

sealed record OipResponse(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("model_name")] string Model,
    [property: JsonPropertyName("model_version")] string Version,
    [property: JsonPropertyName("parameters")] OipResponseParameters Parameters,
    [property: JsonPropertyName("outputs")] IReadOnlyList<OipOutput> Outputs);

sealed record OipResponseParameters(
    [property: JsonPropertyName("model_digest")] string Digest, [property: JsonPropertyName("route")] string Route);

sealed record OipOutput(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("datatype")] string Type,
    [property: JsonPropertyName("shape")] IReadOnlyList<long> Shape,
    [property: JsonPropertyName("data")] IReadOnlyList<object?> Data);

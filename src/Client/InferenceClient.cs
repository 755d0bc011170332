using System.Net.Http.Headers;

namespace Slipway.Client;

/// <summary>Open Inference Protocol v2, with request and response as the bytes they are on the wire.</summary>
public sealed class InferenceClient
{
    static readonly MediaTypeHeaderValue Json = new("application/json");

    readonly Api _api;

    internal InferenceClient(Api api) => _api = api;

    /// <param name="request">An inference request as JSON in UTF-8.</param>
    /// <returns>The inference response as JSON in UTF-8.</returns>
    public async Task<byte[]> InferAsync(string model, ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(request);
        content.Headers.ContentType = Json;
        using var response = await _api.ExchangeAsync(HttpMethod.Post, $"/v2/models/{Api.Escape(model)}/infer", content, ct);
        return await response.Content.ReadAsByteArrayAsync(ct);
    }

    /// <summary>What a model takes and gives, as the protocol's metadata JSON.</summary>
    public async Task<string> MetadataAsync(string model, CancellationToken ct)
    {
        using var response = await _api.ExchangeAsync(HttpMethod.Get, $"/v2/models/{Api.Escape(model)}", null, ct);
        return await response.Content.ReadAsStringAsync(ct);
    }

    /// <summary>Asks whether the server lives: the cheapest answer it has, to measure others against.</summary>
    public async Task PingAsync(CancellationToken ct)
    {
        using var response = await _api.ExchangeAsync(HttpMethod.Get, "/v2/health/live", null, ct);
    }
}

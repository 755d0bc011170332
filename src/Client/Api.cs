using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Contracts;

namespace Slipway.Client;

/// <summary>Requests and answers of <c>/api/v1</c>, and how a refusal becomes an exception.</summary>
sealed class Api(HttpClient http)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public Task<T> GetAsync<T>(string path, CancellationToken ct) => AnswerAsync<T>(new(HttpMethod.Get, Root(path)), ct);

    public Task<T> PostAsync<T>(string path, object? body, CancellationToken ct) => AnswerAsync<T>(With(HttpMethod.Post, path, body), ct);

    public Task<T> PutAsync<T>(string path, object? body, CancellationToken ct) => AnswerAsync<T>(With(HttpMethod.Put, path, body), ct);

    public Task<T> PatchAsync<T>(string path, object? body, CancellationToken ct) => AnswerAsync<T>(With(HttpMethod.Patch, path, body), ct);

    public Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent content, CancellationToken ct) =>
        AnswerAsync<T>(new(method, Root(path)) { Content = content }, ct);

    public async Task DeleteAsync(string path, CancellationToken ct)
    {
        using var response = await ExchangeAsync(new(HttpMethod.Delete, Root(path)), ct);
    }

    public async Task<Stream> OpenAsync(string path, CancellationToken ct)
    {
        var response = await ExchangeAsync(new(HttpMethod.Get, Root(path)), ct);
        return await response.Content.ReadAsStreamAsync(ct);
    }

    /// <summary>Every item of a list, asking for the next page when it is needed.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await GetAsync<Page<T>>(cursor is null ? path : Query(path, ("cursor", cursor)), ct);
            foreach (var item in page.Items)
                yield return item;
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>Adds the arguments that have a value.</summary>
    public static string Query(string path, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        foreach (var (name, value) in arguments)
        {
            var text = value is DateTimeOffset time ? time.ToString("O") : value?.ToString();
            if (text is { Length: > 0 })
                path += $"{(path.Contains('?') ? '&' : '?')}{name}={Uri.EscapeDataString(text)}";
        }

        return path;
    }

    public static string Escape(string segment) => Uri.EscapeDataString(segment);

    /// <summary>A raw exchange with a path outside <c>/api/v1</c>, such as inference.</summary>
    public Task<HttpResponseMessage> ExchangeAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct) =>
        ExchangeAsync(new(method, path) { Content = content }, ct);

    static string Root(string path) => "/api/v1" + path;

    static HttpRequestMessage With(HttpMethod method, string path, object? body) =>
        new(method, Root(path)) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), new MediaTypeHeaderValue("application/json"), Json) };

    async Task<T> AnswerAsync<T>(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await ExchangeAsync(request, ct);
        return await response.Content.ReadFromJsonAsync<T>(Json, ct)
            ?? throw new SlipwayException((int)response.StatusCode, "client.empty_answer", "The server answered with nothing where something was due.");
    }

    async Task<HttpResponseMessage> ExchangeAsync(HttpRequestMessage request, CancellationToken ct)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (HttpRequestException error)
        {
            throw new SlipwayException(0, "server.unreachable", $"No Slipway server answers at {http.BaseAddress}: {error.Message}", inner: error);
        }

        if (response.IsSuccessStatusCode)
            return response;

        using (response)
            throw await RefusalAsync(response, ct);
    }

    static async Task<SlipwayException> RefusalAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        var text = await response.Content.ReadAsStringAsync(ct);
        try
        {
            var problem = JsonSerializer.Deserialize<ProblemDocument>(text, Json);
            return new(status, problem?.Code ?? $"http.{status}", problem?.Detail ?? problem?.Error ?? problem?.Title ?? $"The server answered {status}.", problem?.Problems);
        }
        catch (JsonException)
        {
            return new(status, $"http.{status}", text.Length is > 0 and < 500 ? text : $"The server answered {status}.");
        }
    }

    /// <param name="Error">The Open Inference Protocol's own member for what went wrong.</param>
    sealed record ProblemDocument(string? Code, string? Detail, string? Title, string? Error, IReadOnlyList<RefusedField>? Problems);
}

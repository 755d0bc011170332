using System.Net;
using System.Text;

namespace Slipway.Unit.Client;

/// <summary>Answers requests from a table of <c>METHOD path?query</c>, and remembers what it was asked. Not a server: no socket is opened.</summary>
sealed class FakeServer : HttpMessageHandler
{
    readonly Dictionary<string, (int Status, string Type, string Body)> _answers = [];

    public List<string> Asked { get; } = [];

    public List<string> Bodies { get; } = [];

    public string? Authorization { get; private set; }

    public string? Host { get; private set; }

    /// <summary>Nobody answers, as when no server runs.</summary>
    public bool IsAway { get; set; }

    public FakeServer Answers(string request, string json, int status = 200) => With(request, status, status < 400 ? "application/json" : "application/problem+json", json);

    public FakeServer With(string request, int status, string type, string body)
    {
        _answers[request] = (status, type, body);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAway)
            throw new HttpRequestException("Connection refused");

        var asked = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        Asked.Add(asked);
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        Authorization = request.Headers.Authorization?.ToString();
        Host = request.RequestUri.Authority;
        var (status, type, body) = _answers.TryGetValue(asked, out var known)
            ? known
            : (404, "application/problem+json", $$"""{"code":"fake.not_told","detail":"Nobody told the fake about {{asked}}."}""");
        return new((HttpStatusCode)status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, type) };
    }
}

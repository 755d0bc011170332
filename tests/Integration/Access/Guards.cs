using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Slipway.Integration.Access;

public sealed class Guards : IAsyncLifetime
{
    AccessServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await AccessServer.StartAsync(
        ("Access:AllowedHosts:0", "ml.example.com"), ("Access:AllowedOrigins:0", "https://notebooks.example.com"), ("Access:BodyBytes", "4096"));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("attacker.example.com", HttpStatusCode.BadRequest)]
    [InlineData("localhost.attacker.example.com", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.nip.io", HttpStatusCode.BadRequest)]
    [InlineData("0.0.0.0", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:1234", HttpStatusCode.OK)]
    [InlineData("[::1]:5000", HttpStatusCode.OK)]
    [InlineData("ml.example.com", HttpStatusCode.OK)]
    public async Task Only_names_of_the_server_are_answered(string host, HttpStatusCode expected)
    {
        var response = await SendAsync(HttpMethod.Get, "/health/live", ("Host", host));

        Assert.Equal(expected, response.StatusCode);
        if (expected != HttpStatusCode.OK)
            Assert.Equal("host.not_allowed", await CodeOf(response));
    }

    [Theory]
    [InlineData("GET"), InlineData("HEAD"), InlineData("OPTIONS"), InlineData("POST"), InlineData("PUT"), InlineData("PATCH"), InlineData("DELETE")]
    public async Task A_page_of_another_origin_is_refused_on_every_verb(string verb)
    {
        foreach (var origin in (string[])["https://attacker.example.com", "null", "http://localhost:1", "http://127.0.0.1"])
        {
            var response = await SendAsync(new(verb), "/api/v1/me", ("Origin", origin));

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_own_page_and_allowed_origins_may_call()
    {
        var own = _server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, "/api/v1/me", ("Origin", own))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, "/api/v1/me", ("Origin", "https://notebooks.example.com"))).StatusCode);
    }

    [Theory]
    [InlineData("cross-site", "no-cors", "image", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "no-cors", "script", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "navigate", "iframe", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "navigate", "document", HttpStatusCode.OK)]
    [InlineData("same-origin", "cors", "empty", HttpStatusCode.OK)]
    [InlineData("none", "navigate", "document", HttpStatusCode.OK)]
    public async Task A_browser_may_follow_a_link_here_but_not_fetch_for_another_site(string site, string mode, string destination, HttpStatusCode expected)
    {
        var response = await SendAsync(
            HttpMethod.Get, "/health/live", ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", destination));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_request_that_a_proxy_forwarded_is_nobodys_local_one()
    {
        var response = await SendAsync(HttpMethod.Get, "/api/v1/me", ("X-Forwarded-For", "203.0.113.7"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_too_large()
    {
        using var body = new StringContent($"{{\"name\":\"{new string('a', 5000)}\",\"roles\":[\"viewer\"]}}", Encoding.UTF8, "application/json");

        var response = await _server.Http.PostAsync("/api/v1/users", body, Ct);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request.too_large"), (response.StatusCode, await CodeOf(response)));
    }

    [Fact]
    public async Task Json_nested_beyond_32_levels_is_malformed()
    {
        using var body = new StringContent($"{{\"name\":\"deep\",\"roles\":{new string('[', 40)}{new string(']', 40)}}}", Encoding.UTF8, "application/json");

        var response = await _server.Http.PostAsync("/api/v1/users", body, Ct);

        Assert.Equal((HttpStatusCode.BadRequest, "request.malformed"), (response.StatusCode, await CodeOf(response)));
    }

    [Fact]
    public async Task Headers_beyond_32_KiB_are_refused()
    {
        var response = await SendAsync(HttpMethod.Get, "/health/live", ("X-Long", new string('a', 40_000)));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers_and_refusals_do_too()
    {
        var page = await SendAsync(HttpMethod.Get, "/health/live");
        var api = await SendAsync(HttpMethod.Get, "/api/v1/me");
        var refused = await SendAsync(HttpMethod.Get, "/api/v1/tokens?limit=0");

        Assert.Contains("frame-ancestors 'none'", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("sandbox", Header(api, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.All([page, api, refused], response => Assert.Equal("nosniff", Header(response, "X-Content-Type-Options")));
        Assert.All([page, api, refused], response => Assert.Equal("no-referrer", Header(response, "Referrer-Policy")));
        Assert.False(page.Headers.Contains("Server"));
    }

    static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();

    Task<HttpResponseMessage> SendAsync(HttpMethod verb, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(verb, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return _server.Http.SendAsync(request, Ct);
    }
}

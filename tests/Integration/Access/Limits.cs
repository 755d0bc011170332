using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Access;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Integration.Access;

/// <summary>The guards around routes of the test's own.</summary>
public sealed class Limits : IAsyncLifetime
{
    readonly string _home = Directory.CreateTempSubdirectory("slipway-limits-").FullName;
    readonly HttpClient _http = new();
    WebApplication _app = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Storage:Home", _home), new("Access:RequestSeconds", "1"), new("Access:BodyBytes", "2048"),
            new("Access:AllowedOrigins:0", "https://notebooks.example.com"), new("Logging:LogLevel:Default", "None"),
        ]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddStorage(builder.Configuration).AddAccess(builder.Configuration).AddProblemDetails();
        _app = builder.Build();
        _app.UseExceptionHandler();
        _app.UseRequestGuards();
        _app.UseRouting();
        _app.UseAccess();
        _app.MapGet("/slow", (CancellationToken ct) => Task.Delay(Timeout.Infinite, ct)).Requires(Permission.Read);
        _app.MapPost("/small", Length).Requires(Permission.Read);
        _app.MapPost("/upload", Length).Requires(Permission.Read).TakesUploads(1 << 20);
        _app.MapGet("/forgotten", () => "nobody may see this");
        await new Migrator(_app.Services.GetRequiredService<Db>(), TimeProvider.System).MigrateAsync([typeof(AccessModule).Assembly], default);
        await _app.StartAsync();
        _http.BaseAddress = new(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up_with_a_reason()
    {
        var response = await _http.GetAsync("/slow", Ct);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("request.too_slow", (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_route_that_forgot_its_rule_answers_nobody()
    {
        var response = await _http.GetAsync("/forgotten", Ct);

        Assert.False(response.IsSuccessStatusCode);
        Assert.DoesNotContain("nobody may see this", await response.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_route_may_take_larger_bodies_than_the_others()
    {
        // The server closes a connection whose body it refused; one of its own keeps that from racing with the next request.
        using var refused = new HttpRequestMessage(HttpMethod.Post, "/small") { Content = new ByteArrayContent(new byte[4096]), Headers = { ConnectionClose = true } };

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _http.SendAsync(refused, Ct)).StatusCode);
        Assert.Equal("4096", await (await _http.PostAsync("/upload", new ByteArrayContent(new byte[4096]), Ct)).Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task A_browser_on_an_allowed_origin_may_read_the_answer()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/small");
        preflight.Headers.Add("Origin", "https://notebooks.example.com");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization");

        var response = await _http.SendAsync(preflight, Ct);

        Assert.Equal("https://notebooks.example.com", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("authorization", response.Headers.GetValues("Access-Control-Allow-Headers").Single());
    }

    static async Task<string> Length(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
        return $"{body.Length}";
    }
}

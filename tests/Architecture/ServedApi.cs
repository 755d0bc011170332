using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Host;

namespace Slipway.Architecture;

/// <summary>The routes of the real server, and their approved description.</summary>
public sealed class ServedApi : IAsyncLifetime
{
    const string Approved = "docs/api/openapi.json";

    /// <summary>All that answers a caller nobody knows.</summary>
    static readonly string[] Public = ["/health/live", "/health/ready", "/openapi/{documentName}.json", "{*path:nonfile}"];

    readonly string _home = Directory.CreateTempSubdirectory("slipway-test-").FullName;

    WebApplication? _app;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    RouteEndpoint[] Routes => [.. ((IEndpointRouteBuilder)_app!).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public async ValueTask InitializeAsync() => _app = await ServerApp.StartAsync(new(0, _home), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public void Every_route_states_its_rule()
    {
        var without = Routes.Where(route => route.Metadata.GetMetadata<AccessRule>() is null);

        Assert.Empty(without.Select(route => route.DisplayName));
    }

    [Fact]
    public void Only_the_short_list_is_public()
    {
        var open = Routes.Where(route => route.Metadata.GetMetadata<AccessRule>() is { IsPublic: true }).Select(route => route.RoutePattern.RawText!);

        Assert.Equal(Public.Order(StringComparer.Ordinal), open.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_changes_something_needs_more_than_reading()
    {
        var loose =
            from route in Routes
            where route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is "POST" or "PUT" or "PATCH" or "DELETE") == true
            where route.Metadata.GetMetadata<AccessRule>() is { Permission: Kernel.Permission.Read }
            where !OnlyComputes.Contains(route.RoutePattern.RawText)
            select route.DisplayName;

        Assert.Empty(loose);
    }

    [Fact]
    public async Task The_description_of_the_api_is_the_approved_one()
    {
        using HttpClient http = new() { BaseAddress = new(_app!.Urls.First()) };
        var served = (await http.GetStringAsync("/openapi/v1.json", Ct)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var path = Path.Combine(Checkout.Root, Approved);
        if (Environment.GetEnvironmentVariable("SLIPWAY_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, served, Ct);
        }

        var approved = File.Exists(path) ? await File.ReadAllTextAsync(path, Ct) : "{}";

        Assert.True(served == approved, $"""
            The server describes another API than {Approved}. If that is meant, approve it:
              SLIPWAY_APPROVE=1 ./slipway test architecture The_description_of_the_api
            {string.Join('\n', Differences(JsonNode.Parse(approved), JsonNode.Parse(served)).Take(20))}
            """);
    }

    [Fact]
    public void Every_operation_has_an_answer_that_is_described()
    {
        using var described = JsonDocument.Parse(Checkout.Text(Approved));
        var silent =
            from path in described.RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where !operation.Value.TryGetProperty("responses", out var responses) || !responses.EnumerateObject().Any()
            select $"{operation.Name} {path.Name}";

        Assert.Empty(silent);
    }

    /// <summary>Questions too long for a URL.</summary>
    static readonly string[] OnlyComputes = ["/api/v1/evaluations/compare"];

    static IEnumerable<string> Differences(JsonNode? approved, JsonNode? served, string at = "$")
    {
        if (approved is JsonObject before && served is JsonObject after)
            return before.Select(member => member.Key).Union(after.Select(member => member.Key)).SelectMany(name => Differences(before[name], after[name], $"{at}.{name}"));
        return JsonNode.DeepEquals(approved, served) ? [] : [$"{at}: {Word(approved, "is new", served is null ? "is gone" : "differs")}"];
    }

    static string Word(JsonNode? approved, string whenNew, string otherwise) => approved is null ? whenNew : otherwise;
}

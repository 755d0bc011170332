using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Slipway.Integration.Tracking;

public sealed class RunApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_started_logged_compared_and_ended_over_http()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        await LogAsync(first, """{"params":{"depth":"6"},"metrics":[{"key":"loss","value":"NaN","step":1},{"key":"auc","value":0.7,"step":2}]}""");
        await LogAsync(second, """{"params":{"depth":"8"},"metrics":[{"key":"auc","value":"-Infinity"}]}""");

        var ended = await server.Http.PostAsJsonAsync($"/api/v1/runs/{first}/end", new { status = "Finished" }, Ct);
        var again = await server.Http.PostAsJsonAsync($"/api/v1/runs/{first}/end", new { status = "Failed" }, Ct);
        var run = await server.JsonAsync($"/api/v1/runs/{first}", Ct);
        var history = await server.JsonAsync($"/api/v1/runs/{first}/metrics?key=loss&key=auc", Ct);
        var comparison = await server.JsonAsync($"/api/v1/runs/compare?id={first}&id={second}", Ct);

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal("run.already_ended", await CodeAsync(again));
        Assert.Equal("NaN", run.GetProperty("metrics").GetProperty("loss").GetString());
        Assert.Equal(2, history.GetArrayLength());
        Assert.Equal("-Infinity", comparison.GetProperty("runs")[1].GetProperty("metrics").GetProperty("auc").GetString());
        Assert.Equal("depth", comparison.GetProperty("differences")[0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_document_among_the_artifacts_can_not_script_on_our_origin()
    {
        var run = await StartAsync();
        await PutAsync(run, "report/index.html", "<script>alert(1)</script>"u8.ToArray());
        await PutAsync(run, "model/model.onnx", [1, 2, 3]);

        using var page = await server.Http.GetAsync($"/api/v1/runs/{run}/artifacts/report/index.html", Ct);
        using var model = await server.Http.GetAsync($"/api/v1/runs/{run}/artifacts/model/model.onnx", Ct);

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("sandbox", policy);
        Assert.DoesNotContain("allow-scripts", policy);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("attachment", model.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Part_of_an_artifact_can_be_read_and_an_unchanged_one_is_not_sent_again()
    {
        var run = await StartAsync();
        await PutAsync(run, "notes.txt", "0123456789"u8.ToArray());
        var address = $"/api/v1/runs/{run}/artifacts/notes.txt";
        using var part = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(2, 5) } };

        using var ranged = await server.Http.SendAsync(part, Ct);
        using var unchanged = new HttpRequestMessage(HttpMethod.Get, address);
        unchanged.Headers.IfNoneMatch.Add(ranged.Headers.ETag!);
        using var same = await server.Http.SendAsync(unchanged, Ct);

        Assert.Equal((HttpStatusCode.PartialContent, "2345"), (ranged.StatusCode, await ranged.Content.ReadAsStringAsync(Ct)));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task An_artifact_may_be_larger_than_what_other_requests_may_send()
    {
        var run = await StartAsync();
        var bytes = new byte[40 << 20];
        bytes[^1] = 7;

        var stored = await PutAsync(run, "big.bin", bytes);
        var read = await server.Http.GetByteArrayAsync($"/api/v1/runs/{run}/artifacts/big.bin", Ct);

        Assert.Equal(bytes.Length, stored.GetProperty("bytes").GetInt64());
        Assert.True(bytes.AsSpan().SequenceEqual(read));
        Assert.Equal(1, (await server.JsonAsync($"/api/v1/runs/{run}/artifacts", Ct)).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("%2e%2e/%2e%2e/slipway.db"), InlineData("..%2f..%2fslipway.db"), InlineData("a%5cb"), InlineData("a%00b"), InlineData("con")]
    public async Task A_path_that_is_not_plain_names_is_refused(string path)
    {
        var run = await StartAsync();
        using var content = new ByteArrayContent([1]);

        using var response = await server.Http.PutAsync($"/api/v1/runs/{run}/artifacts/{path}", content, Ct);

        Assert.InRange((int)response.StatusCode, 400, 499);
    }

    [Theory]
    [InlineData("""{"metrics":[{"value":1}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"metrics":[{"key":"a","value":"high"}]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"params":{"a":null}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"metrics":""", HttpStatusCode.BadRequest)]
    public async Task A_malformed_log_is_refused_and_nothing_of_it_kept(string body, HttpStatusCode expected)
    {
        var run = await StartAsync();

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync($"/api/v1/runs/{run}/log", content, Ct);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty((await server.JsonAsync($"/api/v1/runs/{run}", Ct)).GetProperty("metrics").EnumerateObject());
    }

    [Fact]
    public async Task An_unknown_run_is_not_found_everywhere()
    {
        foreach (var path in (string[])["", "/metrics", "/artifacts", "/artifacts/a.txt"])
            Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync($"/api/v1/runs/0123{path}", Ct)).StatusCode);
    }

    async Task<string> StartAsync()
    {
        var response = await server.Http.PostAsJsonAsync("/api/v1/runs", new { experiment = "flights", name = "trees" }, Ct);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
    }

    async Task LogAsync(string run, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await server.Http.PostAsync($"/api/v1/runs/{run}/log", content, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    async Task<JsonElement> PutAsync(string run, string path, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        var response = await server.Http.PutAsync($"/api/v1/runs/{run}/artifacts/{path}", content, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();
}

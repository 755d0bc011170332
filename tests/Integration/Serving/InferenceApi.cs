using System.Net.Http.Json;
using System.Text.Json;

namespace Slipway.Integration.Serving;

public sealed class InferenceApi : IAsyncLifetime
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    ServingServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServingServer.StartAsync(Ct);
        await _server.DeployAsync(Ct);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_row_is_scored_with_its_model_named()
    {
        var answer = await _server.ScoreAsync(ServingServer.Body(10, id: "mine"), Ct);

        Assert.Equal("mine", answer.GetProperty("id").GetString());
        Assert.Equal(("late", "1"), (answer.GetProperty("model_name").GetString(), answer.GetProperty("model_version").GetString()));
        Assert.StartsWith("sha256:", answer.GetProperty("parameters").GetProperty("model_digest").GetString(), StringComparison.Ordinal);
        Assert.Equal("champion", answer.GetProperty("parameters").GetProperty("route").GetString());
        var output = answer.GetProperty("outputs")[0];
        Assert.Equal("probability", output.GetProperty("name").GetString());
        Assert.Equal([1, 1], output.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()));
        Assert.Equal(1 / (1 + Math.Exp(-1)), output.GetProperty("data")[0].GetDouble(), 5);
    }

    [Fact]
    public async Task A_request_without_an_id_is_given_one()
    {
        var id = (await _server.ScoreAsync(ServingServer.Body(10), Ct)).GetProperty("id").GetString();

        Assert.True(Guid.TryParseExact(id, "N", out var guid) && guid.Version == 7);
    }

    [Fact]
    public async Task A_batch_answers_a_value_a_row()
    {
        var answer = await _server.ScoreAsync(ServingServer.Body([0, 10, -10], ["ATL", "never seen", ""]), Ct);

        var data = answer.GetProperty("outputs")[0].GetProperty("data").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        Assert.Equal(3, data.Length);
        Assert.Equal([0.5, 0.731, 0.269], data.Select(value => Math.Round(value, 3)));
    }

    [Theory]
    [InlineData("""{"inputs":[{"name":"hour","shape":[1],"datatype":"FP32","data":[NaN]}]}""", "NaN")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[1],"datatype":"FP32","data":[-Infinity]}]}""", "-Infinity")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[1],"datatype":"FP32","data":[1e99]}]}""", "1e99")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[1],"datatype":"FP32","data":["8"]}]}""", "\"8\"")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[1],"datatype":"FP64","data":[8]},{"name":"origin","shape":[1],"datatype":"BYTES","data":["A"]}]}""", "FP32")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[1],"datatype":"FLOAT","data":[8]}]}""", "FP32")]
    [InlineData("""{"inputs":[{"name":"hours","shape":[1],"datatype":"FP32","data":[8]}]}""", "no input 'hours'")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[1],"datatype":"FP32","data":[8]}]}""", "'origin' is missing")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[1,2],"datatype":"FP32","data":[8,9]},{"name":"origin","shape":[1],"datatype":"BYTES","data":["A"]}]}""", "[1,2]")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[2],"datatype":"FP32","data":[8]}]}""", "2 values")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[2],"datatype":"FP32","data":[8,9]},{"name":"origin","shape":[1],"datatype":"BYTES","data":["A"]}]}""", "same number of rows")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[-1],"datatype":"FP32","data":[8]}]}""", "-1")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[4611686018427387904,4],"datatype":"FP32","data":[8]}]}""", "rows")]
    [InlineData("""{"inputs":[{"name":"hour","shape":[20000],"datatype":"FP32","data":[8]}]}""", "20000 rows")]
    [InlineData("""{"inputs":{}}""", "array of tensors")]
    [InlineData("""{}""", "inputs")]
    [InlineData("", "no body")]
    [InlineData("""{"inputs":[""", "not JSON")]
    [InlineData("""{"parameters":{"event_time":"yesterday"},"inputs":[]}""", "event_time")]
    public async Task A_bad_request_is_told_what_is_accepted(string body, string says)
    {
        Assert.Contains(says, await _server.RefusedAsync(body, 400, Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_model_is_told_the_nearby_ones()
    {
        Assert.Contains("late", await _server.RefusedAsync(ServingServer.Body(1), 404, Ct, "/v2/models/lat/infer"), StringComparison.Ordinal);
        Assert.Contains("version '9'", await _server.RefusedAsync(ServingServer.Body(1), 404, Ct, "/v2/models/late/versions/9/infer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_too_large_is_refused_whether_its_length_is_told_or_not()
    {
        var large = new string(' ', (16 << 20) + 1);

        Assert.Contains("16777216", await _server.RefusedAsync(large, 413, Ct), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/models/late/infer") { Content = new StringContent(large) };
        request.Headers.TransferEncodingChunked = true;
        Assert.Equal(413, (int)(await _server.Http.SendAsync(request, Ct)).StatusCode);
    }

    [Fact]
    public async Task Metadata_describes_server_and_model()
    {
        var server = await _server.Http.GetFromJsonAsync<JsonElement>("/v2", Ct);
        var model = await _server.Http.GetFromJsonAsync<JsonElement>("/v2/models/late/versions/1", Ct);

        Assert.Equal("slipway", server.GetProperty("name").GetString());
        Assert.True((await _server.Http.GetFromJsonAsync<JsonElement>("/v2/health/ready", Ct)).GetProperty("ready").GetBoolean());
        Assert.True((await _server.Http.GetFromJsonAsync<JsonElement>("/v2/models/late/ready", Ct)).GetProperty("ready").GetBoolean());
        Assert.Equal(["hour FP32", "origin BYTES"], model.GetProperty("inputs").EnumerateArray().Select(input => $"{input.GetProperty("name")} {input.GetProperty("datatype")}"));
        Assert.Equal(404, (int)(await _server.Http.GetAsync("/v2/models/none", Ct)).StatusCode);
    }

    [Fact]
    public async Task Requests_show_in_the_metrics()
    {
        await _server.ScoreAsync(ServingServer.Body(10), Ct);

        var metrics = await _server.Http.GetStringAsync("/metrics", Ct);

        Assert.Contains("slipway_inference_requests_total{deployment=\"late\",version=\"1\",route=\"champion\"} ", metrics, StringComparison.Ordinal);
        Assert.Contains("slipway_inference_duration_seconds_bucket{deployment=\"late\",version=\"1\",route=\"champion\",le=\"0.001\"}", metrics, StringComparison.Ordinal);
    }
}

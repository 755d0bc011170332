using Slipway.Client;
using Slipway.Contracts.Tracking;

namespace Slipway.Unit.Client;

public sealed class SlipwayClientTests : IDisposable
{
    const string Dataset = """{"name":"NAME","description":"","owner":"ada","createdAt":"2026-01-01T00:00:00Z","versions":0,"latest":null}""";

    readonly FakeServer _server = new();
    readonly SlipwayClient _client;

    public SlipwayClientTests() => _client = new(new HttpClient(_server), new("http://slipway.test"), "slw_secret");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_list_is_walked_page_after_page()
    {
        _server.Answers("GET /api/v1/datasets", $$"""{"items":[{{Dataset.Replace("NAME", "a")}}],"next":"c1","total":2}""");
        _server.Answers("GET /api/v1/datasets?cursor=c1", $$"""{"items":[{{Dataset.Replace("NAME", "b")}}],"next":null,"total":2}""");

        var names = await _client.Datasets.ListAsync(null, Ct).Select(dataset => dataset.Name).ToListAsync(Ct);

        Assert.Equal(["a", "b"], names);
    }

    [Fact]
    public async Task A_page_nobody_reads_is_not_asked_for()
    {
        _server.Answers("GET /api/v1/datasets", $$"""{"items":[{{Dataset.Replace("NAME", "a")}}],"next":"c1","total":2}""");

        await _client.Datasets.ListAsync(null, Ct).FirstAsync(Ct);

        Assert.Equal(["GET /api/v1/datasets"], _server.Asked);
    }

    [Fact]
    public async Task A_refusal_carries_code_message_and_every_problem()
    {
        _server.Answers(
            "GET /api/v1/runs/r1", """{"code":"pipeline.invalid","detail":"Two things are wrong.","problems":[{"path":"steps.a","message":"no","line":3},{"path":"steps.b","message":"nor this"}]}""", 400);

        var refusal = await Assert.ThrowsAsync<SlipwayException>(() => _client.Runs.GetAsync("r1", Ct));

        Assert.Equal((400, "pipeline.invalid", "Two things are wrong.", false), (refusal.Status, refusal.Code, refusal.Message, refusal.IsOutage));
        Assert.Equal([new("steps.a", "no", 3), new("steps.b", "nor this", null)], refusal.Problems);
    }

    [Fact]
    public async Task An_answer_that_is_no_problem_document_still_says_something()
    {
        _server.With("GET /api/v1/runs/r1", 502, "text/html", "<h1>Bad gateway</h1>");

        var outage = await Assert.ThrowsAsync<SlipwayException>(() => _client.Runs.GetAsync("r1", Ct));

        Assert.Equal((502, "http.502", true), (outage.Status, outage.Code, outage.IsOutage));
    }

    [Fact]
    public async Task A_server_that_is_away_is_an_outage()
    {
        _server.IsAway = true;

        var outage = await Assert.ThrowsAsync<SlipwayException>(() => _client.Runs.GetAsync("r1", Ct));

        Assert.Equal((0, "server.unreachable", true), (outage.Status, outage.Code, outage.IsOutage));
        Assert.Contains("http://slipway.test", outage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_a_number_crosses_the_wire_both_ways()
    {
        var run = """
            {"id":"r1","experiment":"e","name":"n","status":"Running","startedAt":"2026-01-01T00:00:00Z","endedAt":null,"createdBy":"ada","params":{},
             "metrics":{"loss":"NaN"},"tags":{},"inputs":[],"execution":null,"step":null,"codeDigest":null}
            """;
        _server.Answers("POST /api/v1/runs/r1/log", run);

        var logged = await _client.Runs.LogAsync("r1", new(Metrics: [new MetricPointView("loss", double.NaN)]), Ct);

        Assert.True(double.IsNaN(logged.Metrics["loss"]));
        Assert.Contains("\"NaN\"", _server.Bodies[0], StringComparison.Ordinal);
    }

    [Theory, InlineData("a b"), InlineData("a/b"), InlineData("a?b"), InlineData("../x"), InlineData("a#b")]
    public async Task A_name_cannot_bend_the_path(string name)
    {
        await Assert.ThrowsAsync<SlipwayException>(() => _client.Datasets.GetAsync(name, Ct));

        Assert.Equal($"GET /api/v1/datasets/{Uri.EscapeDataString(name)}", _server.Asked.Single());
    }

    [Fact]
    public async Task The_token_goes_along()
    {
        await Assert.ThrowsAsync<SlipwayException>(() => _client.Datasets.GetAsync("a", Ct));

        Assert.Equal("Bearer slw_secret", _server.Authorization);
    }
}

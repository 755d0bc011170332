using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Integration.Serving;
using Slipway.Monitoring.Archive;

namespace Slipway.Integration.Monitoring;

public sealed class PredictionApi : IAsyncLifetime
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
    public async Task A_prediction_can_be_read_as_it_was_logged()
    {
        await _server.ScoreAsync(ServingServer.Body(8.5, "ORD", "flight-1", """{"event_time":"2001-02-03T14:30:00+02:00"}"""), Ct);

        var prediction = await _server.GetAsync<PredictionView>("/api/v1/predictions/flight-1", Ct);

        Assert.Equal(new DateTimeOffset(2001, 2, 3, 12, 30, 0, TimeSpan.Zero), prediction.At);
        Assert.Equal(("late", "late", 1, "champion", "admin"), (prediction.Deployment, prediction.Model, prediction.Version, prediction.Route, prediction.Caller));
        Assert.Equal("8.5", prediction.Inputs["hour"]?.ToString());
        Assert.Equal("ORD", prediction.Inputs["origin"]?.ToString());
        Assert.StartsWith("0.700", prediction.Outputs["probability"]?.ToString(), StringComparison.Ordinal);
        Assert.Null(prediction.Label);
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Http.GetAsync("/api/v1/predictions/flight-2", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_row_of_a_batch_is_a_prediction_of_its_own()
    {
        await _server.ScoreAsync(ServingServer.Body([1, 2, 3], ["ATL", "", "ORD"], "batch"), Ct);

        var row = await _server.GetAsync<PredictionView>("/api/v1/predictions/batch.2", Ct);

        Assert.Equal(("3", "ORD"), (row.Inputs["hour"]?.ToString(), row.Inputs["origin"]?.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await _server.Http.GetAsync("/api/v1/predictions/batch.3", Ct)).StatusCode);
    }

    [Fact]
    public async Task Predictions_are_listed_newest_first_page_by_page()
    {
        for (var i = 0; i < 5; i++)
            await _server.ScoreAsync(ServingServer.Body([i, i], ["ATL", "ATL"], $"r{i}", $$"""{"event_time":{{86_400_000L * i}}}"""), Ct);

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _server.GetAsync<Page<PredictionView>>($"/api/v1/predictions?deployment=late&limit=3{(cursor is null ? "" : $"&cursor={cursor}")}", Ct);
            Assert.Equal(10, page.Total);
            seen.AddRange(page.Items.Select(prediction => prediction.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(["r4.1", "r4.0", "r3.1", "r3.0", "r2.1", "r2.0", "r1.1", "r1.0", "r0.1", "r0.0"], seen);
        var window = await _server.GetAsync<Page<PredictionView>>("/api/v1/predictions?deployment=late&from=1970-01-02T00:00:00Z&to=1970-01-03T00:00:00Z", Ct);
        Assert.Equal(["r1.1", "r1.0"], window.Items.Select(prediction => prediction.Id));
        Assert.Equal(2, window.Total);
    }

    [Fact]
    public async Task Labels_count_exactly_once_and_can_be_corrected()
    {
        var ids = await _server.SendDayAsync(0, 48, i => i % 24, Ct);

        Assert.Equal(new(48, 0), await _server.LabelAsync(ids, i => i % 2, Ct));
        Assert.Equal(new(48, 0), await _server.LabelAsync(ids, i => i % 2, Ct));
        Assert.Equal((48, 0.5), await LabelledAsync());
        Assert.Equal(new(1, 0, 1), await _server.LabelAsync(ids.Take(1), _ => 1, Ct));

        Assert.Equal((48, 25 / 48.0), await LabelledAsync());
        Assert.Equal(1, (await _server.GetAsync<PredictionView>($"/api/v1/predictions/{ids[0]}", Ct)).Label);
    }

    [Fact]
    public async Task A_label_that_comes_first_waits_for_its_prediction()
    {
        Assert.Equal(new(0, 1), await _server.LabelAsync(["early"], _ => 1, Ct));

        await _server.ScoreAsync(ServingServer.Body(10, id: "early"), Ct);

        await Eventually.TrueAsync(async () => await LabelledAsync() == (1, 1.0), Ct);
    }

    [Theory]
    [InlineData("""{"labels":[]}""", "labels.count")]
    [InlineData("""{"labels":[{"prediction":"a","value":0.5}]}""", "labels.invalid")]
    [InlineData("""{"labels":[{"prediction":"","value":1}]}""", "labels.invalid")]
    public async Task Bad_labels_are_refused_whole(string body, string code)
    {
        var response = await _server.Http.PostAsync("/api/v1/labels", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"{code}\"", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archived_predictions_stay_readable_when_their_segments_are_given_up()
    {
        await using var server = await ServingServer.StartAsync(Ct, ("Monitoring:SegmentBytes", "65536"), ("Monitoring:KeptSegmentBytes", "0"), ("Monitoring:FoldMilliseconds", "20"));
        await server.DeployAsync(Ct);
        for (var i = 0; i < 1200; i++)
            await server.ScoreAsync(ServingServer.Body([i % 24, 1], ["ATL", "ORD"], $"r{i}", $$"""{"event_time":{{1000L * i}}}"""), Ct);
        var archive = server.Services.GetRequiredService<ArchiveTicker>();
        var folder = Path.Combine(server.Home, "predictions");
        await Eventually.TrueAsync(() =>
        {
            archive.ArchiveOnce(Ct);
            return Task.FromResult(Directory.GetFiles(folder, "*.segment").Length <= 2 && Directory.GetFiles(folder, "*.parquet").Length >= 2);
        }, Ct);

        var first = await server.GetAsync<PredictionView>("/api/v1/predictions/r3.1", Ct);
        Assert.Equal(("r3.1", "ORD", "1"), (first.Id, first.Inputs["origin"]?.ToString(), first.Inputs["hour"]?.ToString()));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(3), first.At);
        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await server.GetAsync<Page<PredictionView>>($"/api/v1/predictions?deployment=late&limit=501{(cursor.Length == 0 ? "" : $"&cursor={cursor}")}", Ct);
            seen.AddRange(page.Items.Select(prediction => prediction.Id));
            cursor = page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 1200).Reverse().SelectMany(i => (string[])[$"r{i}.1", $"r{i}.0"]), seen);
        Assert.Equal(new(2, 0), await server.LabelAsync(["r0.0", "r0.1"], _ => 1, Ct));
    }

    async Task<(long Labelled, double PositiveRate)> LabelledAsync()
    {
        var performance = await _server.GetAsync<PerformanceView>("/api/v1/monitors/late/performance", Ct);
        var point = performance.Points.SingleOrDefault();
        return point is null || point.Labelled == 0 ? (0, 0) : (point.Labelled, point.Metrics["positive_rate"].Value);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Storage;

namespace Slipway.Integration.Governance;

/// <summary>Audit, lineage, the stream of events and the overview, through the whole server.</summary>
public sealed class GovernanceApi(RunningServer server) : IClassFixture<RunningServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_are_filtered_and_paged_newest_first()
    {
        await ImportAsync("audited", "a\n1\n");
        await ImportAsync("audited", "a\n2\n");
        await ImportAsync("audited_too", "a\n3\n");

        var both = await server.JsonAsync("/api/v1/audit?type=dataset&subject=dataset/audited", Ct);
        var first = await server.JsonAsync("/api/v1/audit?type=dataset.version&subject=dataset/audited&limit=1", Ct);
        var second = await server.JsonAsync($"/api/v1/audit?type=dataset.version&subject=dataset/audited&limit=1&cursor={first.GetProperty("next").GetString()}", Ct);
        var nobody = await server.JsonAsync("/api/v1/audit?actor=nobody", Ct);
        var found = await server.JsonAsync("/api/v1/audit?search=AUDITED_TOO", Ct);

        Assert.Equal(2, both.GetProperty("total").GetInt64());
        Assert.Equal(("dataset/audited/2", "dataset/audited/1"), (Subject(first), Subject(second)));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(0, nobody.GetProperty("total").GetInt64());
        Assert.Equal("dataset/audited_too/1", Subject(found));
    }

    [Fact]
    public async Task The_chain_verifies_and_a_changed_entry_shows()
    {
        await ImportAsync("chained", "a\n1\n");
        var whole = await server.JsonAsync("/api/v1/audit/verify", Ct);
        var entry = (await server.JsonAsync("/api/v1/audit?subject=dataset/chained", Ct)).GetProperty("items")[0];
        var position = entry.GetProperty("position").GetInt64();
        var db = server.Services.GetRequiredService<Db>();

        await db.ExecuteAsync($"update events set actor = 'somebody else' where position = {position}", Ct);
        var broken = await server.JsonAsync("/api/v1/audit/verify", Ct);
        await db.ExecuteAsync($"update events set actor = {entry.GetProperty("actor").GetString()} where position = {position}", Ct);

        Assert.True(whole.GetProperty("valid").GetBoolean());
        Assert.Equal((false, position), (broken.GetProperty("valid").GetBoolean(), broken.GetProperty("brokenAt").GetInt64()));
        Assert.True((await server.JsonAsync("/api/v1/audit/verify", Ct)).GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task A_follower_hears_what_happens_and_goes_on_where_it_stopped()
    {
        using var stream = await FollowAsync(null);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Ct));
        await ImportAsync("followed", "a\n1\n");
        var heard = await UntilAsync(reader, "event: dataset.version.created");

        using var again = await FollowAsync($"{heard - 1}");
        using var rest = new StreamReader(await again.Content.ReadAsStreamAsync(Ct));

        Assert.Equal(heard, await UntilAsync(rest, "event: dataset.version.created"));
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_lineage_of_a_table_leads_to_the_upload()
    {
        var version = await ImportAsync("origin", "a,b\n1,2\n3,4\n5,6\n7,8\n");
        await ImportAsync("origin", "a,b\n9,9\n", append: true);
        var digest = version.GetProperty("table").GetProperty("digest").GetString();
        var split = await PostAsync($"/api/v1/tables/{digest}/splits", new { ratios = new { train = 0.5, test = 0.5 }, by = "Random" });
        var part = split.GetProperty("parts")[0].GetProperty("table").GetString();

        var lineage = await server.JsonAsync($"/api/v1/lineage/table/{part}", Ct);
        var appended = await server.JsonAsync("/api/v1/lineage/dataset-version/origin/2", Ct);

        Assert.Equal($"table/{part}", lineage.GetProperty("root").GetString());
        Assert.Equal(["train", "origin@1", "upload"], Titles(lineage));
        Assert.Equal(["made of", "imported from"], lineage.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("relation").GetString()));
        Assert.Equal(["origin@2", "origin@1", "upload", "upload"], Titles(appended));
    }

    [Theory]
    [InlineData("/api/v1/lineage/table/sha256:0000000000000000000000000000000000000000000000000000000000000000", HttpStatusCode.NotFound, "lineage.not_found")]
    [InlineData("/api/v1/lineage/model-version/none/1", HttpStatusCode.NotFound, "lineage.not_found")]
    [InlineData("/api/v1/lineage/model-version/none", HttpStatusCode.NotFound, "lineage.not_found")]
    [InlineData("/api/v1/lineage/run/none", HttpStatusCode.NotFound, "lineage.not_found")]
    [InlineData("/api/v1/lineage/ship/none", HttpStatusCode.BadRequest, "lineage.kind")]
    [InlineData("/api/v1/audit?cursor=MHgx", HttpStatusCode.BadRequest, "page.cursor")]
    public async Task What_is_unknown_is_refused(string path, HttpStatusCode status, string code)
    {
        var response = await server.Http.GetAsync(path, Ct);

        Assert.Equal((status, code), (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_overview_counts_and_says_what_is_going_on()
    {
        var version = await ImportAsync("seen", "a\n1\n");
        await PostAsync($"/api/v1/tables/{version.GetProperty("table").GetProperty("digest").GetString()}/validations", new { expectations = "rows: { min: 9 }" });
        var imports = (await server.JsonAsync("/api/v1/audit?type=dataset.version.created", Ct)).GetProperty("total").GetInt64();

        var stages = await StagesAsync(stages => stages["validate"].GetProperty("count").GetInt64() > 0 && stages["data"].GetProperty("count").GetInt64() >= imports);

        Assert.Equal(["data", "validate", "train", "evaluate", "register", "approve", "deploy", "watch", "retrain"], stages.Keys);
        Assert.Equal(("alert", "expectations not met"), (Text(stages["validate"], "state"), Text(stages["validate"], "headline")));
        Assert.Equal(("idle", "empty"), (Text(stages["data"], "state"), Text(stages["deploy"], "state")));
    }

    [Fact]
    public async Task The_server_says_what_it_is()
    {
        var view = await server.JsonAsync("/api/v1/server", Ct);

        Assert.Equal(("SQLite", "files", "local user"), (Text(view, "database"), Text(view, "blobs"), Text(view, "authentication")));
        Assert.True(view.GetProperty("memoryBytes").GetInt64() > 1 << 20);
        Assert.True(view.GetProperty("startedAt").GetDateTimeOffset() < DateTimeOffset.UtcNow);
    }

    async Task<HttpResponseMessage> FollowAsync(string? last)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events/stream");
        if (last is not null)
            request.Headers.Add("Last-Event-ID", last);
        return await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }

    /// <returns>The id of the event.</returns>
    static async Task<long> UntilAsync(StreamReader reader, string line)
    {
        var id = 0L;
        while (await reader.ReadLineAsync(Ct) is { } read && read != line)
        {
            if (read.StartsWith("id: ", StringComparison.Ordinal))
                id = long.Parse(read["id: ".Length..], provider: null);
        }

        return id;
    }

    async Task<Dictionary<string, JsonElement>> StagesAsync(Func<Dictionary<string, JsonElement>, bool> ready)
    {
        for (var i = 0; ; i++)
        {
            var stages = (await server.JsonAsync("/api/v1/overview", Ct)).GetProperty("stages").EnumerateArray().ToDictionary(stage => Text(stage, "name"));
            if (ready(stages) || i == 100)
                return stages;
            await Task.Delay(50, Ct);
        }
    }

    async Task<JsonElement> ImportAsync(string dataset, string csv, bool append = false)
    {
        var upload = await server.Http.PostAsync("/api/v1/uploads", new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), Ct);
        var digest = (await upload.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("digest").GetString();
        return await PostAsync($"/api/v1/datasets/{dataset}/versions", new { upload = digest, format = "csv", append });
    }

    async Task<JsonElement> PostAsync(string path, object body)
    {
        var response = await server.Http.PostAsJsonAsync(path, body, Ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(response.IsSuccessStatusCode, answer.GetRawText());
        return answer;
    }

    static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;

    static string Subject(JsonElement page) => Text(page.GetProperty("items")[0], "subject");

    static IEnumerable<string> Titles(JsonElement lineage) => lineage.GetProperty("nodes").EnumerateArray().Select(node => Text(node, "title"));
}

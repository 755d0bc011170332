using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Integration.Access;

namespace Slipway.Integration.Registry;

/// <summary>Models over HTTP, from a bare file or a hand-logged run to an alias, by people with different roles.</summary>
public sealed class ModelApiTests : IAsyncLifetime
{
    AccessServer? _server;

    HttpClient Http => _server!.Http;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await AccessServer.StartAsync();

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    [Fact]
    public async Task A_bare_onnx_file_becomes_a_version_that_another_person_approves_and_an_alias_names()
    {
        var bytes = TinyModel.Bytes("bare");
        var version = await RegisterAsync("flights-delay", new { upload = await UploadAsync(bytes), description = "made elsewhere" });
        using var reviewer = _server!.Client((await _server.UserAsync("rowan", "reviewer", Ct)).Secret);

        var own = await Http.PostAsJsonAsync("/api/v1/models/flights-delay/versions/1/decision", new { decision = "Approve", comment = "mine" }, Ct);
        var early = await Http.PutAsJsonAsync("/api/v1/models/flights-delay/aliases/champion", new { version = 1 }, Ct);
        var approval = await reviewer.PostAsJsonAsync("/api/v1/models/flights-delay/versions/1/decision", new { decision = "Approve", comment = "fine" }, Ct);
        var notAllowed = await reviewer.PutAsJsonAsync("/api/v1/models/flights-delay/aliases/champion", new { version = 1 }, Ct);
        var moved = await Http.PutAsJsonAsync("/api/v1/models/flights-delay/aliases/champion", new { version = 1 }, Ct);

        Assert.Equal("AwaitingApproval", version.GetProperty("status").GetString());
        Assert.Equal((HttpStatusCode.Forbidden, "approval.own_work"), (own.StatusCode, await CodeAsync(own)));
        Assert.Equal((HttpStatusCode.Conflict, "alias.not_approved"), (early.StatusCode, await CodeAsync(early)));
        Assert.Equal(HttpStatusCode.OK, approval.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, notAllowed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(bytes, await Http.GetByteArrayAsync("/api/v1/models/flights-delay/versions/1/file", Ct));
        Assert.Equal(1, (await GetAsync("/api/v1/models/flights-delay")).GetProperty("aliases").GetProperty("champion").GetInt32());
        Assert.Equal(1, (await GetAsync("/api/v1/models/flights-delay/aliases/champion/history")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_removed_alias_names_nothing_and_says_so_in_its_history()
    {
        await RegisterAsync("churn", new { upload = await UploadAsync(TinyModel.Bytes("churn")) });
        using var reviewer = _server!.Client((await _server.UserAsync("rowan", "reviewer", Ct)).Secret);
        await reviewer.PostAsJsonAsync("/api/v1/models/churn/versions/1/decision", new { decision = "Approve", comment = "" }, Ct);
        await Http.PutAsJsonAsync("/api/v1/models/churn/aliases/champion", new { version = 1 }, Ct);

        var removed = await Http.DeleteAsync("/api/v1/models/churn/aliases/champion", Ct);
        var again = await Http.DeleteAsync("/api/v1/models/churn/aliases/champion", Ct);

        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal("alias.not_found", await CodeAsync(again));
        var newest = (await GetAsync("/api/v1/models/churn/aliases/champion/history")).GetProperty("items")[0];
        Assert.Equal((1, JsonValueKind.Null), (newest.GetProperty("from").GetInt32(), newest.GetProperty("to").ValueKind));
    }

    [Fact]
    public async Task A_run_logged_by_hand_is_registered_with_its_lineage_and_a_reference_profile()
    {
        var table = await ImportAsync();
        var run = (await PostAsync("/api/v1/runs", new { experiment = "flights", name = "by hand" })).GetProperty("id").GetString()!;
        await PostAsync($"/api/v1/runs/{run}/log", new
        {
            metrics = new[] { new { key = "auc", value = 0.61 } },
            inputs = new[] { new { table, context = "training", dataset = "flights", version = 1 } },
        });
        using var content = new ByteArrayContent(TinyModel.Bytes("by hand"));
        await Http.PutAsync($"/api/v1/runs/{run}/artifacts/model/model.onnx", content, Ct);

        var version = await RegisterAsync("flights-delay", new { run, gates = "gates: { data: { kind: data, min-rows: 3 }, signature: { kind: signature } }" });

        Assert.Equal((run, table, "flights@1"), (version.GetProperty("run").GetString(), version.GetProperty("table").GetString(), version.GetProperty("dataset").GetString()));
        Assert.Equal(0.61, version.GetProperty("metrics").GetProperty("auc").GetDouble());
        Assert.All(version.GetProperty("gates").EnumerateArray(), gate => Assert.True(gate.GetProperty("passed").GetBoolean(), gate.ToString()));
        var catalog = (Slipway.Registry.ModelCatalog)_server!.Services.GetService(typeof(Slipway.Registry.ModelCatalog))!;
        var profile = (await catalog.ProfileAsync("flights-delay", 1, Ct))!;
        Assert.Equal(["distance:numeric", "origin:categorical"], profile.Features.Select(feature => $"{feature.Name}:{feature.Kind}"));
        Assert.Equal([2.0, 3, 4], profile.Features[0].Edges);
        Assert.Equal([1, 1, 1, 1, 0, 1], profile.Features[0].Counts);
        Assert.Equal(["ATL", "ORD"], profile.Features[1].Categories);
        Assert.Equal([3, 1, 0, 1], profile.Features[1].Counts);
    }

    [Fact]
    public async Task Everything_wrong_is_refused_with_a_code_that_says_what()
    {
        var model = await UploadAsync(TinyModel.Bytes("x"));

        Assert.Equal("version.no_file", await RefusedAsync("m", new { description = "nothing" }));
        Assert.Equal("upload.not_found", await RefusedAsync("m", new { upload = "sha256:" + new string('0', 64) }));
        Assert.Equal("model.unreadable", await RefusedAsync("m", new { upload = await UploadAsync("junk"u8.ToArray()) }));
        Assert.Equal("run.not_found", await RefusedAsync("m", new { run = "0123" }));
        Assert.Equal("gates.invalid", await RefusedAsync("m", new { upload = model, gates = "gates: [" }));
        Assert.Equal("model.name", await RefusedAsync("m%20x", new { upload = model }));
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync("/api/v1/models/m", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync("/api/v1/models/m/versions/1", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync("/api/v1/models/m/versions", Ct)).StatusCode);
    }

    async Task<string> ImportAsync()
    {
        var upload = await UploadAsync("distance,origin\n1,ATL\n2,ATL\n3,ORD\n4,ATL\n,\n"u8.ToArray());
        var version = await PostAsync("/api/v1/datasets/flights/versions", new { upload, format = "csv" });
        return version.GetProperty("table").GetProperty("digest").GetString()!;
    }

    async Task<string> UploadAsync(byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/octet-stream") } };
        var response = await Http.PostAsync("/api/v1/uploads", content, Ct);
        response.EnsureSuccessStatusCode();
        var digest = (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("digest").GetString()!;
        Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}", digest);
        return digest;
    }

    Task<JsonElement> RegisterAsync(string model, object request) => PostAsync($"/api/v1/models/{model}/versions", request);

    async Task<string?> RefusedAsync(string model, object request) =>
        await CodeAsync(await Http.PostAsJsonAsync($"/api/v1/models/{model}/versions", request, Ct));

    Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path, Ct);

    async Task<JsonElement> PostAsync(string path, object body)
    {
        var response = await Http.PostAsJsonAsync(path, body, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Slipway.Integration.Datasets;

/// <summary>Data over HTTP, through the whole server.</summary>
public sealed class DataApi(RunningServer server) : IClassFixture<RunningServer>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_becomes_a_version_with_rows_profile_validation_split_and_leakage_check()
    {
        var lines = Enumerable.Range(0, 400).Select(i => $"2001-01-{1 + i / 20:00}T{i % 20:00}:30:00,{i % 7},{(i * 31 % 5 == 0 ? 1 : 0)}");
        var version = await ImportAsync("life", "day,kind,late\n" + string.Join('\n', lines));
        var digest = version.GetProperty("table").GetProperty("digest").GetString();

        var rows = await server.JsonAsync($"/api/v1/tables/{digest}/rows?limit=2&offset=1", Ct);
        var profile = await server.JsonAsync($"/api/v1/tables/{digest}/profile", Ct);
        var validation = await PostAsync($"/api/v1/tables/{digest}/validations", new { expectations = "columns: { kind: { range: [0, 5] } }" });
        var split = await PostAsync($"/api/v1/tables/{digest}/splits", new { ratios = new { train = 0.8, test = 0.2 }, by = "Time", column = "day", label = "late", seed = 3 });
        var parts = split.GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!, part => part.GetProperty("table").GetString());
        var leakage = await PostAsync($"/api/v1/tables/{parts["train"]}/leakage", new { features = new[] { "kind" }, label = "late", parts, timeColumn = "day" });

        Assert.Equal("""[["2001-01-01T01:30:00",1,0],["2001-01-01T02:30:00",2,0]]""", rows.GetProperty("rows").GetRawText());
        Assert.Equal(400, rows.GetProperty("total").GetInt64());
        Assert.Equal(["timestamp", "bigint", "bigint"], profile.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("type").GetString()));
        Assert.False(validation.GetProperty("passed").GetBoolean());
        Assert.Equal(57, validation.GetProperty("results")[0].GetProperty("failingRows").GetInt64());
        Assert.Equal(320, split.GetProperty("parts")[0].GetProperty("rows").GetInt64());
        Assert.True(leakage.GetProperty("passed").GetBoolean(), leakage.GetRawText());
        Assert.Equal(1, (await server.JsonAsync($"/api/v1/tables/{digest}/validations", Ct)).GetProperty("total").GetInt64());
        Assert.Equal(1, (await server.JsonAsync($"/api/v1/tables/{digest}/splits", Ct)).GetProperty("total").GetInt64());
        Assert.Equal("life", (await server.JsonAsync("/api/v1/datasets?search=lif", Ct)).GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_dictionary_is_changed_and_a_version_is_read_by_number_and_as_latest()
    {
        await ImportAsync("words", "a,b\n1,2\n");
        await ImportAsync("words", "a,b\n3,4\n");
        var changed = await server.Http.PutAsJsonAsync("/api/v1/datasets/words/dictionary", new { columns = new[] { new { name = "b", unit = "miles", role = "Outcome" } } }, Ct);

        var latest = await server.JsonAsync("/api/v1/datasets/words/versions/latest", Ct);
        var second = await server.JsonAsync("/api/v1/datasets/words/versions/2", Ct);
        var versions = await server.JsonAsync("/api/v1/datasets/words/versions?limit=1", Ct);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("miles", latest.GetProperty("table").GetProperty("columns")[1].GetProperty("unit").GetString());
        Assert.Equal(latest.GetRawText(), second.GetRawText());
        Assert.Equal((2, 2L), (versions.GetProperty("items")[0].GetProperty("version").GetInt32(), versions.GetProperty("total").GetInt64()));
        Assert.NotNull(versions.GetProperty("next").GetString());
    }

    [Theory]
    [InlineData("/api/v1/datasets/none", HttpStatusCode.NotFound, "dataset.not_found")]
    [InlineData("/api/v1/datasets/No%2Fne", HttpStatusCode.BadRequest, "name.invalid")]
    [InlineData("/api/v1/datasets?limit=0", HttpStatusCode.BadRequest, "page.limit")]
    [InlineData("/api/v1/datasets?cursor=***", HttpStatusCode.BadRequest, "page.cursor")]
    [InlineData("/api/v1/tables/sha256:0000000000000000000000000000000000000000000000000000000000000000/profile", HttpStatusCode.NotFound, "table.not_found")]
    public async Task What_is_not_there_is_a_problem_with_a_code(string path, HttpStatusCode status, string code)
    {
        var response = await server.Http.GetAsync(path, Ct);

        Assert.Equal((status, code), (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task An_upload_larger_than_other_bodies_may_be_is_stored_as_it_comes()
    {
        const long bytes = 80L << 20;

        var response = await server.Http.PostAsync("/api/v1/uploads", new StreamContent(new Zeros(bytes)), Ct);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(bytes, (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("bytes").GetInt64());
    }

    async Task<JsonElement> ImportAsync(string dataset, string csv)
    {
        var upload = await server.Http.PostAsync("/api/v1/uploads", new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), Ct);
        var digest = (await upload.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("digest").GetString();
        return await PostAsync($"/api/v1/datasets/{dataset}/versions", new { upload = digest, format = "csv" });
    }

    async Task<JsonElement> PostAsync(string path, object body)
    {
        var response = await server.Http.PostAsJsonAsync(path, body, Ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.True(response.IsSuccessStatusCode, answer.GetRawText());
        return answer;
    }

    sealed class Zeros(long length) : Stream
    {
        long _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _at);
            Array.Clear(buffer, offset, read);
            _at += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Text.Json;

namespace Slipway.Unit.Cli;

/// <summary>What scripts rely on: the exit code, and one JSON document.</summary>
[Collection(nameof(CommandLine))]
public sealed class ExitCodeTests
{
    const string NoDatasets = """{"items":[],"next":null,"total":0}""";

    readonly CommandLine _line = new();

    [Fact]
    public async Task Success_is_0()
    {
        _line.Server.Answers("GET /api/v1/datasets", NoDatasets);

        Assert.Equal(0, await _line.RunAsync("data", "list"));
        Assert.Equal("", _line.Error);
    }

    [Fact]
    public async Task A_refusal_is_1_and_stands_on_standard_error()
    {
        _line.Server.Answers("GET /api/v1/models/x", """{"code":"model.not_found","detail":"There is no model x."}""", 404);

        Assert.Equal(1, await _line.RunAsync("model", "show", "x"));
        Assert.Equal(("", "There is no model x.\n"), (_line.Out, _line.Error.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("data", "nonsense")]
    [InlineData("data", "show")]
    [InlineData("model", "approve", "m/1")]
    [InlineData("model", "approve", "m", "--comment", "no version")]
    [InlineData("data", "list", "--limit", "0")]
    [InlineData("data", "list", "--limit", "many")]
    [InlineData("data", "import", "flights", "there-is-no-such-file.parquet")]
    [InlineData("lineage", "planet", "mars")]
    [InlineData("rollout", "start", "d", "2", "--strategy", "hope")]
    [InlineData("pipeline", "run", "p", "--input", "no-equals-sign")]
    [InlineData("model", "alias", "m", "champion", "2", "--remove")]
    [InlineData("status", "--server", "not a url")]
    [InlineData("predict", "d", "--row", "hour=8")]
    public async Task A_wrong_command_line_is_2(params string[] args)
    {
        Assert.Equal(2, await _line.RunAsync(args));
        Assert.NotEqual("", _line.Error);
        Assert.Empty(_line.Server.Asked);
    }

    [Fact]
    public async Task A_server_that_is_away_is_3()
    {
        _line.Server.IsAway = true;

        Assert.Equal(3, await _line.RunAsync("data", "list"));
        Assert.Contains("No Slipway server answers", _line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_fails_is_3()
    {
        _line.Server.Answers("GET /api/v1/datasets", """{"code":"server.failed","detail":"Slipway failed to do this."}""", 500);

        Assert.Equal(3, await _line.RunAsync("data", "list"));
    }

    [Fact]
    public async Task An_answer_of_another_program_is_3()
    {
        _line.Server.With("GET /api/v1/datasets", 200, "text/html", "<html>");

        Assert.Equal(3, await _line.RunAsync("data", "list", "--json"));
        Assert.Equal("server.answer", _line.Document.GetProperty("code").GetString());
    }

    [Fact]
    public async Task With_json_a_list_is_one_document()
    {
        _line.Server.Answers("GET /api/v1/datasets", NoDatasets);

        Assert.Equal(0, await _line.RunAsync("data", "list", "--json"));
        Assert.Equal(JsonValueKind.Array, _line.Document.ValueKind);
    }

    [Fact]
    public async Task With_json_a_refusal_is_one_document_with_every_problem()
    {
        _line.Server.Answers("GET /api/v1/models/x", """{"code":"c.d","detail":"No.","problems":[{"path":"a.b","message":"wrong","line":7}]}""", 400);

        Assert.Equal(1, await _line.RunAsync("--json", "model", "show", "x"));
        Assert.Equal("""{"code":"c.d","message":"No.","problems":[{"path":"a.b","message":"wrong","line":7}]}""", JsonSerializer.Serialize(_line.Document));
        Assert.Equal("", _line.Error);
    }

    [Fact]
    public async Task With_json_a_wrong_command_line_is_one_document()
    {
        Assert.Equal(2, await _line.RunAsync("data", "nonsense", "--json"));
        Assert.Equal("cli.usage", _line.Document.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_check_that_does_not_pass_is_1_with_its_result_on_standard_output()
    {
        _line.Server.Answers("GET /api/v1/audit/verify", """{"entries":9,"valid":false,"brokenAt":4,"head":"sha256:00"}""");

        Assert.Equal(1, await _line.RunAsync("audit", "verify", "--json"));
        Assert.Equal(4, _line.Document.GetProperty("brokenAt").GetInt32());
    }
}

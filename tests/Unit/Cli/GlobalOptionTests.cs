namespace Slipway.Unit.Cli;

[Collection(nameof(CommandLine))]
public sealed class GlobalOptionTests
{
    readonly CommandLine _line = new();

    public GlobalOptionTests() => _line.Server.Answers("GET /api/v1/datasets", """{"items":[],"next":null,"total":0}""");

    [Fact]
    public async Task The_server_is_the_local_one_when_nobody_says()
    {
        await _line.RunAsync("data", "list");

        Assert.Equal("127.0.0.1:5000", _line.Server.Host);
        Assert.Null(_line.Server.Authorization);
    }

    [Fact]
    public async Task The_environment_names_server_and_token()
    {
        _line.Environment["SLIPWAY_SERVER"] = "http://lake.test:81";
        _line.Environment["SLIPWAY_TOKEN"] = "slw_env";

        await _line.RunAsync("data", "list");

        Assert.Equal(("lake.test:81", "Bearer slw_env"), (_line.Server.Host, _line.Server.Authorization));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_option_is_stronger_than_the_environment_and_stands_anywhere(bool first)
    {
        _line.Environment["SLIPWAY_SERVER"] = "http://lake.test:81";
        _line.Environment["SLIPWAY_TOKEN"] = "slw_env";
        string[] options = ["--server", "http://other.test", "--token", "slw_typed"];

        await _line.RunAsync(first ? [.. options, "data", "list"] : ["data", "list", .. options]);

        Assert.Equal(("other.test", "Bearer slw_typed"), (_line.Server.Host, _line.Server.Authorization));
    }
}

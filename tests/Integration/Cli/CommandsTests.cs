using System.Text.Json;
using Slipway.Cli;

namespace Slipway.Integration.Cli;

/// <summary>Commands against the whole server.</summary>
public sealed class CommandsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_csv_becomes_a_dataset_that_can_be_shown_and_profiled()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("slipway-test-").FullName, "tiny.csv");
        await File.WriteAllTextAsync(file, "a,b\n1,x\n2,y\n3,y\n", TestContext.Current.CancellationToken);

        var imported = await JsonAsync("data", "import", "tiny", file);
        var profile = await JsonAsync("data", "profile", "tiny@1");
        var (status, shown, _) = await RunAsync("data", "show", imported.GetProperty("table").GetProperty("digest").GetString()!);

        Assert.Equal(3, imported.GetProperty("table").GetProperty("rows").GetInt32());
        Assert.Equal(2, profile.GetProperty("columns").GetArrayLength());
        Assert.Equal(0, status);
        Assert.Contains("bigint", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_made_here_is_listed_and_revoked()
    {
        var id = (await JsonAsync("token", "create", "for the test", "--days", "2")).GetProperty("token").GetProperty("id").GetString()!;
        var listed = await JsonAsync("token", "list");

        await JsonAsync("token", "revoke", id);

        Assert.Contains(listed.EnumerateArray(), token => token.GetProperty("id").GetString() == id);
    }

    [Theory]
    [InlineData("whoami"), InlineData("data list"), InlineData("runs list"), InlineData("model list"), InlineData("user list"), InlineData("token list")]
    public async Task Every_list_answers_people_and_machines(string command)
    {
        await JsonAsync(command.Split(' '));
        var (status, text, error) = await RunAsync(command.Split(' '));

        Assert.Equal((0, ""), (status, error));
        Assert.NotEqual("", text);
    }

    [Fact]
    public async Task A_refusal_names_its_code()
    {
        var (status, text, _) = await RunAsync("data", "show", "nothing-of-that-name", "--json");

        Assert.Equal(1, status);
        Assert.EndsWith(".not_found", JsonDocument.Parse(text).RootElement.GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    async Task<JsonElement> JsonAsync(params string[] args)
    {
        var (status, text, error) = await RunAsync([.. args, "--json"]);
        Assert.True(status == 0, $"{text}{error}");
        return JsonDocument.Parse(text).RootElement;
    }

    async Task<(int Status, string Out, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        CliHost host = new(
            output, error, TextReader.Null, name => name == "SLIPWAY_SERVER" ? server.Http.BaseAddress!.ToString() : null, Interactive: false, TimeZoneInfo.Utc,
            (address, token) => new(address, token));
        var status = await CliProgram.RunAsync(args, host, TestContext.Current.CancellationToken);
        return (status, output.ToString(), error.ToString());
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Slipway.Integration.Host;

/// <summary>An argument that can not be read is named with its value and what would be accepted, never with a .NET type.</summary>
public sealed class UnboundArguments(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/api/v1/runs?status=Sleeping", "status is 'Sleeping'; accepted is one of Running, Scheduled, Finished, Failed, Killed.")]
    [InlineData("/api/v1/runs?limit=many", "limit is 'many'; accepted is a whole number.")]
    [InlineData("/api/v1/tables/sha256:12", "digest is 'sha256:12'; accepted is a digest, sha256: and 64 hexadecimal digits.")]
    public async Task The_refusal_names_argument_value_and_what_is_accepted(string path, string sentence)
    {
        var ct = TestContext.Current.CancellationToken;

        var response = await server.Http.GetAsync(path, ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(sentence, (await response.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("detail").GetString());
    }
}

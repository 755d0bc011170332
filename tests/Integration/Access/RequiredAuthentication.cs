using System.Net;
using System.Net.Http.Json;
using Slipway.Contracts.Access;

namespace Slipway.Integration.Access;

public sealed class RequiredAuthentication : IAsyncLifetime
{
    AccessServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await AccessServer.StartAsync(("Access:RequireAuthentication", "true"));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Without_a_token_only_the_public_list_answers()
    {
        var me = await _server.Http.GetAsync("/api/v1/me", Ct);
        var health = await _server.Http.GetAsync("/health/live", Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
        Assert.StartsWith("Bearer", me.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task The_first_start_leaves_a_token_for_admin_that_only_its_owner_reads()
    {
        var file = Path.Combine(_server.Home, "first-token");
        using var admin = _server.Client((await File.ReadAllTextAsync(file, Ct)).Trim());

        var me = await admin.GetFromJsonAsync<WhoAmIView>("/api/v1/me", Ct);

        Assert.Equal(("admin", "token"), (me!.Name, me.Authentication));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}

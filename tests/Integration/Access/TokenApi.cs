using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Slipway.Contracts.Access;

namespace Slipway.Integration.Access;

public sealed class TokenApi : IAsyncLifetime
{
    AccessServer _server = null!;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await AccessServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task On_loopback_without_configuration_the_caller_is_admin()
    {
        var me = await _server.Http.GetFromJsonAsync<WhoAmIView>("/api/v1/me", Ct);

        Assert.Equal(("admin", "local"), (me!.Name, me.Authentication));
        Assert.Contains("ManageAccess", me.Permissions);
    }

    [Fact]
    public async Task A_token_acts_as_its_user_and_only_within_its_scopes()
    {
        var token = await _server.UserAsync("ada", "operator", Ct, scopes: ["Read", "Score"]);
        using var ada = _server.Client(token.Secret);

        var me = await ada.GetFromJsonAsync<WhoAmIView>("/api/v1/me", Ct);
        var users = await ada.GetAsync("/api/v1/users", Ct);

        Assert.Equal("ada", me!.Name);
        Assert.Equal(["Read", "Score"], me.Permissions);
        Assert.Equal("token", me.Authentication);
        Assert.Equal((HttpStatusCode.Forbidden, "access.denied"), (users.StatusCode, await CodeOf(users)));
    }

    [Theory]
    [InlineData("Bearer slw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer")]
    [InlineData("Negotiate abc")]
    [InlineData("Basic !!!")]
    public async Task Credentials_that_do_not_hold_never_fall_back_to_the_local_admin(string authorization)
    {
        foreach (var path in (string[])["/api/v1/me", "/health/live", "/no/such/route"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

            var response = await _server.Http.SendAsync(request, Ct);

            Assert.Equal((HttpStatusCode.Unauthorized, "token.not_valid"), (response.StatusCode, await CodeOf(response)));
        }
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var token = await _server.UserAsync("bea", "viewer", Ct);
        using var bea = _server.Client(token.Secret);
        Assert.Equal(HttpStatusCode.OK, (await bea.GetAsync("/api/v1/me", Ct)).StatusCode);

        await _server.Http.DeleteAsync($"/api/v1/tokens/{token.Token.Id}", Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, (await bea.GetAsync("/api/v1/me", Ct)).StatusCode);
    }

    [Fact]
    public async Task Disabling_a_user_closes_all_their_tokens()
    {
        var token = await _server.UserAsync("cid", "viewer", Ct);
        using var cid = _server.Client(token.Secret);
        Assert.Equal(HttpStatusCode.OK, (await cid.GetAsync("/api/v1/me", Ct)).StatusCode);

        await _server.Http.PatchAsJsonAsync("/api/v1/users/cid", new ChangeUserRequest(Disabled: true), Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, (await cid.GetAsync("/api/v1/me", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_token_as_the_password_of_basic_works_for_its_user_only()
    {
        var token = await _server.UserAsync("dan", "viewer", Ct);

        Assert.Equal(HttpStatusCode.OK, (await BasicAsync("dan", token.Secret)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await BasicAsync("", token.Secret)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await BasicAsync("admin", token.Secret)).StatusCode);
    }

    [Fact]
    public async Task A_scoped_token_can_not_mint_more_than_it_may_itself()
    {
        var token = await _server.UserAsync("eve", "admin", Ct, scopes: ["Read", "ManageAccess"]);
        using var eve = _server.Client(token.Secret);

        var wider = await eve.PostAsJsonAsync("/api/v1/tokens", new CreateTokenRequest("wider", ["Deploy"]), Ct);
        var same = await eve.PostAsJsonAsync("/api/v1/tokens", new CreateTokenRequest("same"), Ct);
        var mate = await eve.PostAsJsonAsync("/api/v1/users", new CreateUserRequest("mate", ["admin"]), Ct);

        Assert.Equal("token.exceeds_caller", await CodeOf(wider));
        Assert.Equal(["Read", "ManageAccess"], (await same.Content.ReadFromJsonAsync<CreatedTokenView>(Ct))!.Token.Scopes);
        Assert.Equal("user.exceeds_caller", await CodeOf(mate));
    }

    [Fact]
    public async Task A_token_that_would_open_nothing_is_refused()
    {
        var token = await _server.UserAsync("ivy", "admin", Ct, scopes: ["ManageAccess"]);
        await _server.UserAsync("joe", "viewer", Ct);
        using var ivy = _server.Client(token.Secret);

        var empty = await ivy.PostAsJsonAsync("/api/v1/tokens", new CreateTokenRequest("empty", User: "joe"), Ct);

        Assert.Equal("token.exceeds_caller", await CodeOf(empty));
        Assert.Equal(HttpStatusCode.OK, (await _server.Http.GetAsync("/api/v1/tokens?user=joe", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_tokens_of_others_can_be_neither_seen_nor_revoked()
    {
        var fay = await _server.UserAsync("fay", "viewer", Ct);
        var gus = await _server.UserAsync("gus", "viewer", Ct);
        using var http = _server.Client(gus.Secret);

        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/api/v1/tokens?user=fay", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.DeleteAsync($"/api/v1/tokens/{fay.Token.Id}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync("/api/v1/tokens", new CreateTokenRequest("x", User: "fay"), Ct)).StatusCode);
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_stands_nowhere_in_the_home()
    {
        var token = await _server.UserAsync("hal", "viewer", Ct);

        Assert.Matches("^slw_[A-Za-z0-9_-]{43}$", token.Secret);
        Assert.DoesNotContain(token.Secret, await _server.Http.GetStringAsync("/api/v1/tokens?user=hal", Ct));
        foreach (var file in Directory.EnumerateFiles(_server.Home, "slipway.db*"))
        {
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(content, Encoding.Latin1);
            Assert.DoesNotContain(token.Secret, await text.ReadToEndAsync(Ct));
        }
    }

    [Fact]
    public async Task The_last_admin_stays()
    {
        var response = await _server.Http.PatchAsJsonAsync("/api/v1/users/admin", new ChangeUserRequest(Roles: ["viewer"]), Ct);

        Assert.Equal((HttpStatusCode.Conflict, "user.last_admin"), (response.StatusCode, await CodeOf(response)));
    }

    [Fact]
    public async Task Every_problem_of_a_user_is_named()
    {
        var response = await _server.Http.PostAsJsonAsync("/api/v1/users", new CreateUserRequest("No Spaces", ["king", "viewer"]), Ct);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["name", "roles"], problem.GetProperty("problems").EnumerateArray().Select(each => each.GetProperty("path").GetString()!));
    }

    static async Task<string?> CodeOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();

    async Task<HttpResponseMessage> BasicAsync(string user, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return await _server.Http.SendAsync(request, Ct);
    }
}

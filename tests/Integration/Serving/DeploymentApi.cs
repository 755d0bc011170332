using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Contracts;
using Slipway.Contracts.Registry;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Registry;
using Slipway.Serving.Deployments;
using Slipway.Serving.Models;
using Slipway.Serving.Rollouts;
using Slipway.Storage;

namespace Slipway.Integration.Serving;

public sealed class DeploymentApi : IAsyncLifetime
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    ServingServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ServingServer.StartAsync(Ct);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_deployment_follows_its_alias_at_once()
    {
        var deployment = await _server.DeployAsync(Ct);
        Assert.Equal((DeploymentStatus.Live, "champion", 1), (deployment.Status, deployment.Follows, deployment.Routes.Single().Version));

        await _server.SetAliasAsync(2, Ct);

        Assert.Equal("2", (await _server.ScoreAsync(ServingServer.Body(1), Ct)).GetProperty("model_version").GetString());
    }

    [Fact]
    public async Task A_pinned_deployment_does_not_follow()
    {
        await _server.DeployAsync(Ct, version: 1);

        await _server.SetAliasAsync(2, Ct);

        Assert.Equal("1", (await _server.ScoreAsync(ServingServer.Body(1), Ct)).GetProperty("model_version").GetString());
    }

    [Fact]
    public async Task Only_an_approved_version_is_deployed()
    {
        var waiting = await SomeModel.ApproveAsync(_server.Services, 0.3f, Ct, status: VersionStatus.AwaitingApproval);

        await RefusedAsync(new(SomeModel.Name, waiting), HttpStatusCode.Conflict, "deployment.not_approved");
        await RefusedAsync(new(SomeModel.Name, 99), HttpStatusCode.NotFound, "deployment.unknown_version");
        await RefusedAsync(new(SomeModel.Name, Alias: "nobody"), HttpStatusCode.NotFound, "deployment.unknown_alias");
    }

    [Fact]
    public async Task A_stopped_deployment_answers_no_more_and_can_come_back()
    {
        await _server.DeployAsync(Ct);

        await _server.Http.DeleteAsync("/api/v1/deployments/late", Ct);

        await _server.RefusedAsync(ServingServer.Body(1), 404, Ct);
        Assert.Equal(DeploymentStatus.Stopped, (await _server.GetAsync<DeploymentView>("/api/v1/deployments/late", Ct)).Status);
        Assert.Equal(DeploymentStatus.Live, (await _server.DeployAsync(Ct)).Status);
    }

    [Fact]
    public async Task A_canary_gets_its_share_and_keeps_its_callers()
    {
        await _server.DeployAsync(Ct);
        var view = await _server.PostAsync<DeploymentView>("/api/v1/deployments/late/rollout", new StartRolloutRequest(2, Weight: 30), Ct);
        Assert.Equal([(RouteRole.Champion, 70), (RouteRole.Canary, 30)], view.Routes.Select(route => (route.Role, route.Weight)));

        var versions = new List<string>();
        for (var i = 0; i < 400; i++)
            versions.Add(await VersionAsync(key: i));
        for (var i = 0; i < 400; i++)
            Assert.Equal(versions[i], await VersionAsync(key: i));

        Assert.InRange(versions.Count(version => version == "2"), 85, 155);
        var again = await _server.Http.PostAsJsonAsync("/api/v1/deployments/late/rollout", new StartRolloutRequest(2), Json.Options, Ct);
        Assert.Equal("rollout.running", await CodeAsync(again));
    }

    /// <summary>The alias had moved while the rollout ran on.</summary>
    [Fact]
    public async Task A_promotion_cut_off_as_soon_as_the_alias_moved_has_ended_the_rollout()
    {
        await _server.DeployAsync(Ct);
        await _server.PostAsync<DeploymentView>($"/api/v1/deployments/{SomeModel.Name}/rollout", new StartRolloutRequest(2), Ct);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        Rollout? running = null;
        using var following = _server.Services.GetRequiredService<AliasWatch>().Follow(async (_, _) =>
        {
            running = await _server.Services.GetRequiredService<RolloutStore>().RunningAsync(SomeModel.Name, Ct);
            await caller.CancelAsync();
        });

        var cut = _server.Services.GetRequiredService<EndRollout>().PromoteAsync(SomeModel.Name, Actor.System("test"), caller.Token);
        await Task.WhenAny(cut);

        Assert.True(caller.IsCancellationRequested);
        Assert.Null(running);
        var deployment = await _server.GetAsync<DeploymentView>($"/api/v1/deployments/{SomeModel.Name}", Ct);
        Assert.Equal((RolloutStatus.Promoted, 2), (deployment.Rollout!.Status, deployment.Routes.Single().Version));
    }

    [Fact]
    public async Task Promoting_moves_the_alias_and_ends_the_rollout()
    {
        await _server.DeployAsync(Ct);
        await _server.PostAsync<DeploymentView>("/api/v1/deployments/late/rollout", new StartRolloutRequest(2), Ct);

        var promoted = await _server.PostAsync<DeploymentView>("/api/v1/deployments/late/rollout/promote", null, Ct);

        Assert.Equal((RouteRole.Champion, 2, 100), (promoted.Routes.Single().Role, promoted.Routes.Single().Version, promoted.Routes.Single().Weight));
        Assert.Equal(RolloutStatus.Promoted, promoted.Rollout?.Status);
        Assert.Equal(2, (await _server.GetAsync<ModelView>("/api/v1/models/late", Ct)).Aliases["champion"]);
    }

    [Fact]
    public async Task Rolling_back_gives_everybody_the_champion()
    {
        await _server.DeployAsync(Ct);
        await _server.PostAsync<DeploymentView>("/api/v1/deployments/late/rollout", new StartRolloutRequest(2, Weight: 99), Ct);

        var back = await _server.PostAsync<DeploymentView>("/api/v1/deployments/late/rollout/rollback", null, Ct);

        Assert.Equal(1, back.Routes.Single().Version);
        Assert.Equal(RolloutStatus.RolledBack, back.Rollout?.Status);
        Assert.Equal("rollout.none_running", await CodeAsync(await _server.Http.PostAsync("/api/v1/deployments/late/rollout/rollback", null, Ct)));
    }

    [Fact]
    public async Task A_shadow_scores_copies_that_nobody_is_answered_with()
    {
        await _server.DeployAsync(Ct);
        await _server.PostAsync<DeploymentView>("/api/v1/deployments/late/rollout", new StartRolloutRequest(2, "shadow"), Ct);

        Assert.Equal("1", (await _server.ScoreAsync(ServingServer.Body(10, id: "watched"), Ct)).GetProperty("model_version").GetString());

        await Eventually.TrueAsync(async () =>
            (await _server.GetAsync<DeploymentView>("/api/v1/deployments/late", Ct)).Routes.Single(route => route.Role is RouteRole.Shadow).Traffic.Requests == 1, Ct);
    }

    [Fact]
    public async Task An_approved_version_with_a_rollout_starts_it_by_itself()
    {
        await _server.DeployAsync(Ct);
        var next = await SomeModel.ApproveAsync(_server.Services, 0.2f, Ct, new RolloutPlan("late", "canary", 20), VersionStatus.AwaitingApproval);

        (await _server.Http.PostAsJsonAsync($"/api/v1/models/late/versions/{next}/decision", new DecideRequest(Decision.Approve, "good"), Json.Options, Ct)).EnsureSuccessStatusCode();

        await Eventually.TrueAsync(async () =>
            (await _server.GetAsync<DeploymentView>("/api/v1/deployments/late", Ct)).Routes.Any(route => route.Role is RouteRole.Canary && route.Version == next && route.Weight == 20), Ct);
    }

    [Fact]
    public async Task Deployments_are_listed_with_their_traffic()
    {
        await _server.DeployAsync(Ct);
        await _server.ScoreAsync(ServingServer.Body(10), Ct);
        await _server.RefusedAsync("""{"inputs":[{"name":"hours","shape":[1],"datatype":"FP32","data":[8]}]}""", 400, Ct);

        var page = await _server.GetAsync<Page<DeploymentView>>("/api/v1/deployments?search=LAT", Ct);

        var traffic = page.Items.Single().Traffic;
        Assert.Equal((1, 2, 1), (page.Total, traffic.Requests, traffic.Errors));
        Assert.NotNull(traffic.P99);
        Assert.Empty((await _server.GetAsync<Page<DeploymentView>>("/api/v1/deployments?search=_", Ct)).Items);
    }

    [Fact]
    public async Task An_alias_move_of_long_ago_does_not_end_a_rollout_that_runs_now()
    {
        await _server.DeployAsync(Ct);
        await _server.PostAsync<DeploymentView>("/api/v1/deployments/late/rollout", new StartRolloutRequest(2), Ct);
        var follower = _server.Services.GetServices<IEventReader>().OfType<RolloutFollower>().Single();

        await follower.HandleAsync(new(1, DateTimeOffset.UtcNow, "model.alias.moved", "ada", "model/late",
            """{"model":"late","alias":"champion","from":1,"to":2}""", default, default), Ct);

        Assert.Equal(RolloutStatus.Running, (await _server.GetAsync<DeploymentView>("/api/v1/deployments/late", Ct)).Rollout!.Status);
    }

    [Fact]
    public async Task An_outage_is_no_verdict_on_a_model()
    {
        await _server.DeployAsync(Ct);
        using var shelf = new ModelShelf((_, _) => throw Refusal.Unavailable("blobs.away", "The blobs are away."));
        var router = ActivatorUtilities.CreateInstance<DeploymentRouter>(_server.Services, shelf);
        await _server.Services.GetRequiredService<Db>().ExecuteAsync($"update model_aliases set version = 2", Ct);

        await Assert.ThrowsAsync<RefusalException>(() => router.RefreshAsync("late", Ct));

        Assert.Null((await _server.GetAsync<DeploymentView>("/api/v1/deployments/late", Ct)).Problem);
    }

    async Task<string> VersionAsync(int key) =>
        (await _server.ScoreAsync(ServingServer.Body(10, parameters: $$"""{"routing_key":"user-{{key}}"}"""), Ct)).GetProperty("model_version").GetString()!;

    async Task RefusedAsync(DeployRequest request, HttpStatusCode status, string code)
    {
        var response = await _server.Http.PutAsJsonAsync("/api/v1/deployments/late", request, Json.Options, Ct);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, await CodeAsync(response));
    }

    static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();
}

using System.Text.Json;
using Slipway.Contracts.Governance;
using Slipway.Integration.Serving;

namespace Slipway.Integration.Governance;

/// <summary>The account of one prediction, and the overview of a server that serves.</summary>
public sealed class PredictionLineage : IAsyncLifetime
{
    ServingServer? _server;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    ServingServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServingServer.StartAsync(CancellationToken.None);
        await Server.DeployAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task A_prediction_leads_to_the_version_that_scored_it_and_not_to_another()
    {
        await Server.PostAsync<JsonElement>("/api/v1/deployments/late/rollout", new { version = 2, strategy = "canary", weight = 1 }, Ct);
        var scored = await Server.ScoreAsync(ServingServer.Body(7, id: "one/7"), Ct);
        var id = scored.GetProperty("id").GetString()!;

        var lineage = await Server.GetAsync<LineageView>($"/api/v1/lineage/prediction/{Uri.EscapeDataString(id)}", Ct);

        var version = Assert.Single(lineage.Nodes, node => node.Kind == "model-version");
        Assert.Equal(lineage.Nodes[0].Digest, version.Digest);
        Assert.Equal($"prediction/{id}", lineage.Root);
        Assert.Contains(new LineageEdgeView(lineage.Root, version.Id, "scored by"), lineage.Edges);
        Assert.Contains(new LineageEdgeView(lineage.Root, "deployment/late", "answered by"), lineage.Edges);
    }

    [Fact]
    public async Task A_version_names_the_deployment_that_serves_it()
    {
        var lineage = await Server.GetAsync<LineageView>("/api/v1/lineage/model-version/late/1", Ct);

        Assert.Contains(new LineageEdgeView("deployment/late", "model-version/late/1", "serves"), lineage.Edges);
    }

    [Fact]
    public async Task The_overview_says_which_version_serves_and_which_is_rolled_out()
    {
        var before = await DeployStageAsync();
        await Server.PostAsync<JsonElement>("/api/v1/deployments/late/rollout", new { version = 2, strategy = "canary", weight = 20 }, Ct);

        var during = await DeployStageAsync();

        Assert.Equal(("idle", "late serves 1", 1L), (before.State, before.Headline, before.Count));
        Assert.Equal(("running", "late 2 is rolled out", "canary, 20 % of the traffic"), (during.State, during.Headline, during.Detail));
    }

    [Fact]
    public async Task A_stopping_server_ends_the_streams_of_its_followers()
    {
        var response = await Server.Http.GetAsync("/api/v1/events/stream", HttpCompletionOption.ResponseHeadersRead, Ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        Assert.Equal(": following", await reader.ReadLineAsync(Ct));

        var stopped = Server.App.StopAsync(Ct);
        var rest = reader.ReadToEndAsync(Ct);

        await rest.WaitAsync(TimeSpan.FromSeconds(5), Ct);
        await stopped.WaitAsync(TimeSpan.FromSeconds(5), Ct);
    }

    /// <summary>The tally follows the log, a moment behind it.</summary>
    async Task<StageView> DeployStageAsync()
    {
        for (var i = 0; ; i++)
        {
            var stage = (await Server.GetAsync<OverviewView>("/api/v1/overview", Ct)).Stages.Single(stage => stage.Name == "deploy");
            if (stage.State != "empty" || i == 100)
                return stage;
            await Task.Delay(50, Ct);
        }
    }
}

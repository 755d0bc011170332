using Slipway.Contracts.Registry;

namespace Slipway.EndToEnd;

/// <summary>The loop, walked once round on real data: every figure the issue of its life names is looked at here.</summary>
public sealed class StoryTests(StoryFixture story)
{
    const string Model = "flights-delay";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_model_is_as_good_as_honest_numbers_allow()
    {
        using var client = await story.ClientAsync();

        var version = await client.Models.VersionAsync(Model, 1, Ct);

        Assert.InRange(version.Metrics["auc"], 0.60, 0.66);
        Assert.Equal(VersionStatus.Approved, version.Status);
        Assert.All(version.Gates, gate => Assert.True(gate.Passed, $"{gate.Name}: {gate.Observed}"));
    }

    [Fact]
    public async Task The_alert_retrained_the_model_on_january_and_february()
    {
        using var client = await story.ClientAsync();

        var version = await client.Models.VersionAsync(Model, 2, Ct);
        var execution = await client.Pipelines.ExecutionAsync(version.Execution!, Ct);

        Assert.Equal("alert", execution.Cause.Kind);
        Assert.Equal("flights@2", version.Dataset);
        Assert.NotNull(version.AgainstChampion);
    }

    [Fact]
    public async Task Nobody_approved_their_own_work()
    {
        using var client = await story.ClientAsync();

        await foreach (var version in client.Models.VersionsAsync(Model, Ct))
            Assert.All(version.Approvals, approval => Assert.NotEqual(version.Author, approval.By));
        Assert.Contains("refused:", story.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_challenger_serves_in_the_end_and_every_move_of_the_alias_is_on_record()
    {
        using var client = await story.ClientAsync();

        var moves = await client.Models.AliasHistoryAsync(Model, "champion", Ct).Select(move => move.To ?? 0).ToListAsync(Ct);
        var deployment = await client.Deployments.GetAsync(Model, Ct);

        Assert.Equal([2, 1, 2, 1], moves);
        Assert.Equal(2, Assert.Single(deployment.Routes).Version);
    }

    [Fact]
    public async Task A_prediction_accounts_for_itself_back_to_the_data()
    {
        using var client = await story.ClientAsync();

        var lineage = await client.Governance.LineageAsync("model-version", $"{Model}/2", Ct);
        var audit = await client.Governance.VerifyAsync(Ct);

        var kinds = lineage.Nodes.Select(node => node.Kind).ToHashSet();
        Assert.Superset(new HashSet<string> { "model-version", "run", "execution", "table", "dataset-version", "approval" }, kinds);
        Assert.True(audit.Valid);
    }
}

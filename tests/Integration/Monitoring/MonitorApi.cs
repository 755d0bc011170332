using System.Net;
using System.Net.Http.Json;
using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Contracts.Serving;
using Slipway.Integration.Serving;
using Slipway.Storage;

namespace Slipway.Integration.Monitoring;

public sealed class MonitorApi : IAsyncLifetime
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    ServingServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServingServer.StartAsync(Ct);
        await _server.DeployAsync(Ct);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Traffic_like_the_training_data_has_not_drifted()
    {
        await _server.SendDayAsync(0, 240, i => i % 24, Ct);
        await FoldedAsync(240);

        var drift = await _server.GetAsync<DriftView>("/api/v1/monitors/late/drift", Ct);

        var hour = drift.Features.Single(feature => feature.Feature == "hour");
        Assert.Equal(["< 6", "6 – 12", "12 – 18", "≥ 18", "other", "missing"], hour.Bins);
        Assert.Equal([0.25, 0.25, 0.25, 0.25, 0, 0], hour.Current);
        Assert.Equal((0, 0, "stable"), (Math.Round(hour.Psi, 12), Math.Round(hour.JensenShannon, 12), hour.Status));
        Assert.Equal((MonitoredTraffic.FirstDay, 240), (hour.Days.Single().Day, hour.Days.Single().Rows));
    }

    [Fact]
    public async Task A_new_category_and_shifted_hours_show_as_drift()
    {
        await _server.SendDayAsync(0, 240, _ => 20, Ct, origin: "ZZZ");
        await FoldedAsync(240);

        var drift = await _server.GetAsync<DriftView>("/api/v1/monitors/late/drift", Ct);

        Assert.All(drift.Features, feature => Assert.Equal("drifted", feature.Status));
        Assert.Equal([0, 0, 1, 0], drift.Features.Single(feature => feature.Feature == "origin").Current);
        Assert.InRange(drift.Features[0].JensenShannon, 0.7, 1);
    }

    [Fact]
    public async Task A_rule_fires_once_after_its_windows_and_resolves_when_all_is_well()
    {
        await PutPlanAsync("prediction: { kind: prediction-drift, measure: psi, above: 0.2, window: 1d, for: 2, min-rows: 100, severity: warning }");
        await _server.SendDayAsync(0, 240, _ => 30, Ct);
        await _server.SendDayAsync(1, 240, _ => 30, Ct);
        await FoldedAsync(480);
        Assert.Empty(await AlertsAsync());

        await _server.SendDayAsync(2, 240, _ => 30, Ct);
        await Eventually.TrueAsync(async () => (await AlertsAsync()).Count == 1, Ct);
        await _server.SendDayAsync(3, 240, _ => 30, Ct);
        await FoldedAsync(960);

        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal(("prediction", "prediction-drift", "warning", AlertStatus.Firing, 1), (alert.Rule, alert.Kind, alert.Severity, alert.Status, alert.Version));
        Assert.Equal(MonitoredTraffic.FirstDay.AddDays(2), alert.To);
        Assert.Equal(AlertStatus.Acknowledged, (await _server.PostAsync<AlertView>($"/api/v1/alerts/{alert.Id}/acknowledge", null, Ct)).Status);

        await _server.SendDayAsync(4, 240, i => (i % 4 * 10) - 15, Ct);
        await _server.SendDayAsync(5, 240, i => (i % 4 * 10) - 15, Ct);
        await Eventually.TrueAsync(async () => (await AlertsAsync()).Single().Status is AlertStatus.Resolved, Ct);
    }

    [Fact]
    public async Task A_performance_rule_measures_against_the_registration()
    {
        await PutPlanAsync("loss: { kind: performance, metric: log_loss, above-reference: 0.01, window: 1d, min-labels: 100, severity: critical }");
        var ids = await _server.SendDayAsync(0, 240, i => i % 24, Ct);
        await _server.SendDayAsync(1, 24, i => i, Ct);
        await _server.LabelAsync(ids, i => i % 24 < 12 ? 1 : 0, Ct);

        await Eventually.TrueAsync(async () => (await AlertsAsync()).Count == 1, Ct);

        var alert = (await AlertsAsync()).Single();
        Assert.Equal(("performance", 0.51), (alert.Kind, alert.Threshold));
        Assert.Contains("240 labelled", alert.Message, StringComparison.Ordinal);
        await _server.SetAliasAsync(2, Ct);
        await Eventually.TrueAsync(async () => (await AlertsAsync()).Single(known => known.Id == alert.Id).Status is AlertStatus.Resolved, Ct);
    }

    [Fact]
    public async Task Champion_and_canary_are_compared_on_the_days_both_served()
    {
        await _server.PostAsync<DeploymentView>("/api/v1/deployments/late/rollout", new StartRolloutRequest(2, Weight: 50), Ct);
        var ids = new List<string>();
        for (var i = 0; i < 400; i++)
        {
            ids.Add($"p{i}");
            await _server.ScoreAsync(ServingServer.Body((i % 24) - 12, id: $"p{i}", parameters: """{"event_time":981000000000}"""), Ct);
        }

        await _server.LabelAsync(ids, i => (i % 24) > 12 ? 1 : 0, Ct);

        var canary = await _server.GetAsync<CanaryView>("/api/v1/monitors/late/canary", Ct);
        Assert.Equal((1, 2), (canary.Champion, canary.Canary));
        var auc = canary.Comparisons.Single(comparison => comparison.Metric == "auc");
        Assert.Equal(("worse", false, 400), (auc.Verdict, auc.Paired, auc.Champion.Rows + auc.Challenger.Rows));
        Assert.True(auc.Difference.High < 0);
    }

    [Fact]
    public async Task A_new_deployment_has_a_plan_and_a_bad_one_is_refused_with_lines()
    {
        var plan = await _server.GetAsync<PlanView>("/api/v1/monitors/late/plan", Ct);
        Assert.Equal("admin", plan.Owner);
        Assert.Contains(plan.Rules, rule => rule.Kind == "drift");

        var response = await _server.Http.PutAsJsonAsync("/api/v1/monitors/late/plan", new PutPlanRequest("owner: me\nrules:\n  a: { kind: drift, abov: 0.2 }\n  b: { kind: guess }\n"), Json.Options, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.Contains("\"line\":3", text, StringComparison.Ordinal);
        Assert.Contains("\"line\":4", text, StringComparison.Ordinal);
        Assert.Contains("abov", text, StringComparison.Ordinal);
    }

    Task<PlanView> PutPlanAsync(string rule) => PutAsync($"owner: test\nrules:\n  {rule}\n");

    async Task<PlanView> PutAsync(string plan)
    {
        var response = await _server.Http.PutAsJsonAsync("/api/v1/monitors/late/plan", new PutPlanRequest(plan), Json.Options, Ct);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Ct));
        return Json.Read<PlanView>(await response.Content.ReadAsStringAsync(Ct));
    }

    async Task<IReadOnlyList<AlertView>> AlertsAsync() => (await _server.GetAsync<Page<AlertView>>("/api/v1/alerts?deployment=late", Ct)).Items;

    Task FoldedAsync(long rows) => Eventually.TrueAsync(async () =>
        (await _server.GetAsync<Page<PredictionView>>("/api/v1/predictions?deployment=late&limit=1", Ct)).Total == rows, Ct);
}

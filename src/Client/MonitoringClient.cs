using Slipway.Contracts.Monitoring;

namespace Slipway.Client;

/// <summary>Drift, live performance, alerts, labels, and the predictions themselves.</summary>
public sealed class MonitoringClient
{
    readonly Api _api;

    internal MonitoringClient(Api api) => _api = api;

    public Task<PlanView> PlanAsync(string deployment, CancellationToken ct) => _api.GetAsync<PlanView>($"/monitors/{Api.Escape(deployment)}/plan", ct);

    public Task<PlanView> PutPlanAsync(string deployment, string plan, CancellationToken ct) =>
        _api.PutAsync<PlanView>($"/monitors/{Api.Escape(deployment)}/plan", new PutPlanRequest(plan), ct);

    /// <param name="version">Null for the champion.</param>
    public Task<DriftView> DriftAsync(string deployment, DateTimeOffset? from, DateTimeOffset? to, int? version, CancellationToken ct) =>
        _api.GetAsync<DriftView>(Api.Query($"/monitors/{Api.Escape(deployment)}/drift", ("from", from), ("to", to), ("version", version)), ct);

    public Task<PerformanceView> PerformanceAsync(string deployment, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct) =>
        _api.GetAsync<PerformanceView>(Api.Query($"/monitors/{Api.Escape(deployment)}/performance", ("from", from), ("to", to)), ct);

    public Task<CanaryView> CanaryAsync(string deployment, CancellationToken ct) => _api.GetAsync<CanaryView>($"/monitors/{Api.Escape(deployment)}/canary", ct);

    public Task<LabelsAcceptedView> LabelAsync(IReadOnlyList<LabelView> labels, CancellationToken ct) =>
        _api.PostAsync<LabelsAcceptedView>("/labels", new LabelsRequest(labels), ct);

    public Task<PredictionView> PredictionAsync(string id, CancellationToken ct) => _api.GetAsync<PredictionView>($"/predictions/{Api.Escape(id)}", ct);

    public IAsyncEnumerable<PredictionView> PredictionsAsync(string? deployment, DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct) =>
        _api.ListAsync<PredictionView>(Api.Query("/predictions", ("deployment", deployment), ("from", from), ("to", to)), ct);

    public IAsyncEnumerable<AlertView> AlertsAsync(string? deployment, string? status, CancellationToken ct) =>
        _api.ListAsync<AlertView>(Api.Query("/alerts", ("deployment", deployment), ("status", status)), ct);

    public Task<AlertView> AcknowledgeAsync(string alert, CancellationToken ct) => _api.PostAsync<AlertView>($"/alerts/{Api.Escape(alert)}/acknowledge", null, ct);
}

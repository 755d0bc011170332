using Slipway.Contracts.Tracking;

namespace Slipway.Client;

/// <summary>Experiments, runs, metrics and artifacts.</summary>
public sealed class RunsClient
{
    readonly Api _api;

    internal RunsClient(Api api) => _api = api;

    public IAsyncEnumerable<ExperimentView> ExperimentsAsync(CancellationToken ct) => _api.ListAsync<ExperimentView>("/experiments", ct);

    /// <param name="order">e.g. <c>metrics.auc desc</c>.</param>
    public IAsyncEnumerable<RunView> ListAsync(string? experiment, string? search, string? order, string? execution, CancellationToken ct) =>
        _api.ListAsync<RunView>(Api.Query("/runs", ("experiment", experiment), ("search", search), ("order", order), ("execution", execution)), ct);

    public Task<RunView> GetAsync(string id, CancellationToken ct) => _api.GetAsync<RunView>($"/runs/{Api.Escape(id)}", ct);

    public Task<RunView> StartAsync(StartRunRequest request, CancellationToken ct) => _api.PostAsync<RunView>("/runs", request, ct);

    public Task<RunView> LogAsync(string id, LogRequest request, CancellationToken ct) => _api.PostAsync<RunView>($"/runs/{Api.Escape(id)}/log", request, ct);

    public Task<RunView> EndAsync(string id, EndRunRequest request, CancellationToken ct) => _api.PostAsync<RunView>($"/runs/{Api.Escape(id)}/end", request, ct);

    public Task<MetricHistoryView[]> MetricsAsync(string id, IEnumerable<string> keys, CancellationToken ct) =>
        _api.GetAsync<MetricHistoryView[]>($"/runs/{Api.Escape(id)}/metrics?{string.Join('&', keys.Select(key => $"key={Api.Escape(key)}"))}", ct);

    public Task<RunComparisonView> CompareAsync(IEnumerable<string> ids, CancellationToken ct) =>
        _api.GetAsync<RunComparisonView>($"/runs/compare?{string.Join('&', ids.Select(id => $"id={Api.Escape(id)}"))}", ct);

    public IAsyncEnumerable<ArtifactView> ArtifactsAsync(string id, CancellationToken ct) => _api.ListAsync<ArtifactView>($"/runs/{Api.Escape(id)}/artifacts", ct);

    public Task<Stream> OpenArtifactAsync(string id, string path, CancellationToken ct) =>
        _api.OpenAsync($"/runs/{Api.Escape(id)}/artifacts/{string.Join('/', path.Split('/').Select(Api.Escape))}", ct);

    public Task<ArtifactView> PutArtifactAsync(string id, string path, Stream content, CancellationToken ct) =>
        _api.SendAsync<ArtifactView>(HttpMethod.Put, $"/runs/{Api.Escape(id)}/artifacts/{string.Join('/', path.Split('/').Select(Api.Escape))}", new StreamContent(content), ct);
}

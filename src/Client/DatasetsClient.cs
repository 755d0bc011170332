using System.Net.Http.Headers;
using Slipway.Contracts;
using Slipway.Contracts.Datasets;

namespace Slipway.Client;

/// <summary>Tables and dataset versions: import, look, validate, split.</summary>
public sealed class DatasetsClient
{
    readonly Api _api;

    internal DatasetsClient(Api api) => _api = api;

    /// <param name="progress">Bytes sent so far.</param>
    public Task<UploadView> UploadAsync(Stream content, IProgress<long>? progress, CancellationToken ct)
    {
        var body = new StreamContent(progress is null ? content : new CountedStream(content, progress), 1 << 20);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return _api.SendAsync<UploadView>(HttpMethod.Post, "/uploads", body, ct);
    }

    public IAsyncEnumerable<DatasetView> ListAsync(string? search, CancellationToken ct) =>
        _api.ListAsync<DatasetView>(Api.Query("/datasets", ("search", search)), ct);

    public Task<DatasetView> GetAsync(string name, CancellationToken ct) => _api.GetAsync<DatasetView>($"/datasets/{Api.Escape(name)}", ct);

    public Task<DatasetVersionView> ImportAsync(string name, ImportRequest request, CancellationToken ct) =>
        _api.PostAsync<DatasetVersionView>($"/datasets/{Api.Escape(name)}/versions", request, ct);

    public IAsyncEnumerable<DatasetVersionView> VersionsAsync(string name, CancellationToken ct) =>
        _api.ListAsync<DatasetVersionView>($"/datasets/{Api.Escape(name)}/versions", ct);

    /// <param name="version">A number, or <c>latest</c>.</param>
    public Task<DatasetVersionView> VersionAsync(string name, string version, CancellationToken ct) =>
        _api.GetAsync<DatasetVersionView>($"/datasets/{Api.Escape(name)}/versions/{Api.Escape(version)}", ct);

    public Task<DatasetVersionView> DescribeAsync(string name, DictionaryRequest request, CancellationToken ct) =>
        _api.PutAsync<DatasetVersionView>($"/datasets/{Api.Escape(name)}/dictionary", request, ct);

    public Task<TableView> TableAsync(string digest, CancellationToken ct) => _api.GetAsync<TableView>($"/tables/{Api.Escape(digest)}", ct);

    public Task<RowsView> RowsAsync(string digest, long offset, int limit, CancellationToken ct) =>
        _api.GetAsync<RowsView>(Api.Query($"/tables/{Api.Escape(digest)}/rows", ("offset", offset), ("limit", limit)), ct);

    public Task<ProfileView> ProfileAsync(string digest, CancellationToken ct) => _api.GetAsync<ProfileView>($"/tables/{Api.Escape(digest)}/profile", ct);

    public Task<ValidationView> ValidateAsync(string digest, string expectations, CancellationToken ct) =>
        _api.PostAsync<ValidationView>($"/tables/{Api.Escape(digest)}/validations", new ValidateRequest(expectations), ct);

    public Task<SplitView> SplitAsync(string digest, SplitRequest request, CancellationToken ct) =>
        _api.PostAsync<SplitView>($"/tables/{Api.Escape(digest)}/splits", request, ct);

    public Task<Page<SplitView>> SplitsAsync(string digest, CancellationToken ct) => _api.GetAsync<Page<SplitView>>($"/tables/{Api.Escape(digest)}/splits", ct);

    public Task<LeakageView> LeakageAsync(string digest, LeakageRequest request, CancellationToken ct) =>
        _api.PostAsync<LeakageView>($"/tables/{Api.Escape(digest)}/leakage", request, ct);
}

using Slipway.Contracts.Governance;

namespace Slipway.Client;

/// <summary>Audit trail, lineage, and the loop at a glance.</summary>
public sealed class GovernanceClient
{
    readonly Api _api;

    internal GovernanceClient(Api api) => _api = api;

    public Task<ServerView> ServerAsync(CancellationToken ct) => _api.GetAsync<ServerView>("/server", ct);

    public Task<OverviewView> OverviewAsync(CancellationToken ct) => _api.GetAsync<OverviewView>("/overview", ct);

    public IAsyncEnumerable<AuditEntryView> AuditAsync(string? type, string? actor, string? subject, CancellationToken ct) =>
        _api.ListAsync<AuditEntryView>(Api.Query("/audit", ("type", type), ("actor", actor), ("subject", subject)), ct);

    public Task<AuditCheckView> VerifyAsync(CancellationToken ct) => _api.GetAsync<AuditCheckView>("/audit/verify", ct);

    /// <param name="kind"><c>prediction</c>, <c>model-version</c>, <c>run</c>, <c>execution</c> or <c>table</c>.</param>
    public Task<LineageView> LineageAsync(string kind, string key, CancellationToken ct) =>
        _api.GetAsync<LineageView>($"/lineage/{Api.Escape(kind)}/{string.Join('/', key.Split('/').Select(Api.Escape))}", ct);
}

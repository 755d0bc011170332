using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Kernel;
using Slipway.Monitoring.Alerts;

namespace Slipway.Monitoring;

/// <summary>What other modules read of alerts.</summary>
public sealed class AlertCatalog
{
    readonly AlertStore _alerts;

    internal AlertCatalog(AlertStore alerts) => _alerts = alerts;

    public async Task<AlertView?> FindAsync(string id, CancellationToken ct) =>
        Id<Alert>.TryParse(id, out var known) ? (await _alerts.FindAsync(known, ct))?.View() : null;

    /// <summary>Firing and acknowledged ones.</summary>
    public async Task<IReadOnlyList<AlertView>> OpenAsync(CancellationToken ct) => [.. (await _alerts.OpenAsync(ct)).Select(alert => alert.View())];

    /// <summary>Newest first.</summary>
    public async Task<Page<AlertView>> ListAsync(PageRequest page, string? deployment, AlertStatus? status, CancellationToken ct)
    {
        var found = await _alerts.ListAsync(page, deployment, status, ct);
        return new([.. found.Items.Select(alert => alert.View())], found.Next, found.Total);
    }
}

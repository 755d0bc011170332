using Slipway.Contracts.Monitoring;
using Slipway.Kernel;

namespace Slipway.Monitoring.Alerts;

/// <summary>A rule that is out of bounds for one version: fired once, and open until it is resolved.</summary>
/// <param name="From">Start of the window that was looked at last when it fired.</param>
sealed record Alert(
    Id<Alert> Id, string Deployment, string Model, int Version, string Rule, string Kind, string Severity, AlertStatus Status, string Message,
    double Observed, double Threshold, DateTimeOffset From, DateTimeOffset To, DateTimeOffset FiredAt, DateTimeOffset? ResolvedAt,
    string? AcknowledgedBy, string? Execution) : IEntity
{
    public static string IdPrefix => "alt";

    public string Subject => $"alert/{Id}";

    public AlertView View() => new(Id.ToString(), Deployment, Model, Rule, Kind, Severity, Status, Message, Observed, Threshold, From, To, FiredAt,
        ResolvedAt, AcknowledgedBy, Execution, Version);
}

using Slipway.Storage;

namespace Slipway.Monitoring.Alerts;

/// <summary>Has the rules looked at when versions come into service or leave it.</summary>
sealed class ServiceChanges(SketchSignal signal) : IEventReader
{
    static readonly string[] Kinds = ["deployment.", "rollout.", "model.alias."];

    public string Name => "monitoring.service-changes";

    public Task HandleAsync(StoredEvent e, CancellationToken ct)
    {
        if (Array.Exists(Kinds, kind => e.Type.StartsWith(kind, StringComparison.Ordinal)))
            signal.Raise();
        return Task.CompletedTask;
    }
}

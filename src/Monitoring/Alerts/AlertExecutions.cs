using System.Text.Json;
using Slipway.Storage;

namespace Slipway.Monitoring.Alerts;

/// <summary>Notes with an alert which pipeline execution it started.</summary>
sealed class AlertExecutions(AlertStore alerts) : IEventReader
{
    public string Name => "monitoring.alert-executions";

    public async Task HandleAsync(StoredEvent e, CancellationToken ct)
    {
        if (e.Type != "execution.started")
            return;
        using var data = JsonDocument.Parse(e.Data);
        if (Text(data, "alert") is { } alert && Text(data, "execution") is { } execution)
            await alerts.NoteExecutionAsync(alert, execution, ct);
    }

    static string? Text(JsonDocument data, string member) =>
        data.RootElement.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

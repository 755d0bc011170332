using System.Text.Json;
using Slipway.Storage;

namespace Slipway.Pipelines.Triggers;

/// <summary>Hears alerts and new data, and fires the triggers that listen to them.</summary>
sealed class TriggerEvents(TriggerStore triggers, FireTrigger fire) : IEventReader
{
    public string Name => "pipeline-triggers";

    public async Task HandleAsync(StoredEvent e, CancellationToken ct)
    {
        switch (e.Type)
        {
            case "alert.fired":
                await AlertAsync(e, ct);
                break;
            case "dataset.version.created":
                await DataAsync(e, ct);
                break;
            case "execution.failed" or "execution.cancelled":
                await WaitingAsync(ct); // What it read does not count as read any more.
                break;
        }
    }

    async Task AlertAsync(StoredEvent e, CancellationToken ct)
    {
        if (Text(e, "model") is not { } model || Text(e, "alert") is not { } alert || Text(e, "kind") == "errors")
            return; // Failing requests and lost log records are not mended by training again.
        foreach (var trigger in await triggers.ListeningAsync("alert", model, ct))
            await fire.ExecuteAsync(trigger, alert, ct);
    }

    async Task DataAsync(StoredEvent e, CancellationToken ct)
    {
        if (Text(e, "dataset") is not { } dataset)
            return;
        foreach (var trigger in await triggers.ListeningAsync("data", dataset, ct))
            await fire.ExecuteAsync(trigger, $"{dataset}@{Text(e, "version")}", ct);
        await WaitingAsync(ct);
    }

    async Task WaitingAsync(CancellationToken ct)
    {
        foreach (var trigger in await triggers.WaitingAsync(ct))
            await fire.ExecuteAsync(trigger, trigger.Pending!, ct);
    }

    static string? Text(StoredEvent e, string member)
    {
        using var data = JsonDocument.Parse(e.Data);
        return data.RootElement.ValueKind is JsonValueKind.Object && data.RootElement.TryGetProperty(member, out var value)
            ? value.ToString()
            : null;
    }
}

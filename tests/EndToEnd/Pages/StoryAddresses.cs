using Slipway.Client;

namespace Slipway.EndToEnd.Pages;

/// <summary>The addresses of the page after the story. Names in braces stand for ids that the story made.</summary>
static class StoryAddresses
{
    public static readonly string[] All =
    [
        "/",
        "/datasets", "/datasets/flights", "/datasets/flights?column=distance", "/datasets/flights?show=rows",
        "/datasets/flights?show=checks", "/datasets/flights?show=splits", "/datasets/flights?show=used", "/tables/{table}",
        "/runs", "/runs/{run}", "/runs/{run}?show=evaluation", "/runs/{run}?show=parameters", "/runs/{run}?show=artifacts",
        "/runs/{run}?show=lineage", "/runs/compare?id={run},{other}",
        "/pipelines", "/pipelines/flights-delay", "/pipelines/flights-delay?show=triggers", "/pipelines/flights-delay?show=files", "/executions/{execution}",
        "/models", "/models/flights-delay", "/models/flights-delay?show=aliases", "/models/flights-delay/versions/2",
        "/models/flights-delay/versions/2?show=comparison", "/models/flights-delay/versions/2?show=facts", "/models/flights-delay/versions/2?show=lineage",
        "/deployments", "/deployments/flights-delay",
        "/monitoring", "/monitoring/flights-delay", "/monitoring/flights-delay?show=drift", "/monitoring/flights-delay?show=canary",
        "/monitoring/flights-delay?show=alerts", "/monitoring/flights-delay?show=plan", "/alerts/{alert}",
        "/audit", "/audit?show=predictions", "/predictions/{prediction}", "/lineage/run/{run}",
    ];

    public static async Task<string> ResolveAsync(string address, SlipwayClient client, CancellationToken ct)
    {
        if (!address.Contains('{', StringComparison.Ordinal))
            return address;

        var version = await client.Models.VersionAsync("flights-delay", 2, ct);
        var other = await client.Models.VersionAsync("flights-delay", 1, ct);
        var alert = await client.Monitoring.AlertsAsync(null, null, ct).FirstAsync(ct);
        var prediction = await client.Monitoring.PredictionsAsync("flights-delay", null, null, ct).FirstAsync(ct);
        return address
            .Replace("{table}", version.Table, StringComparison.Ordinal)
            .Replace("{run}", version.Run, StringComparison.Ordinal)
            .Replace("{other}", other.Run, StringComparison.Ordinal)
            .Replace("{execution}", version.Execution, StringComparison.Ordinal)
            .Replace("{alert}", alert.Id, StringComparison.Ordinal)
            .Replace("{prediction}", prediction.Id, StringComparison.Ordinal);
    }
}

using Slipway.Storage;

namespace Slipway.Monitoring.Plans;

/// <summary>Gives every new deployment a plan, so that nothing serves unwatched. Whoever deployed it owns it until somebody puts another.</summary>
sealed class DefaultPlan(Db db, EventLog events) : IEventReader
{
    public string Name => "monitoring.default-plans";

    public async Task HandleAsync(StoredEvent e, CancellationToken ct)
    {
        if (e.Type != "deployment.created")
            return;
        var deployment = Json.Read<Created>(e.Data).Deployment;
        var plan = new StoredPlan(deployment, For(e.Actor), e.Actor, e.At, e.Actor);
        await db.WriteAsync(async tx =>
        {
            if (await PlanStore.AddAsync(tx, plan, ct))
                await events.AppendAsync(tx, new("monitor.plan.created", e.Actor, $"deployment/{deployment}", new { deployment, plan.Owner }), ct);
        }, ct);
    }

    public static string For(string owner) => $$"""
        # Made with the deployment; put your own in its place.
        owner: "{{owner.Replace("\\", "\\\\").Replace("\"", "\\\"")}}"
        rules:
          input drift:      { kind: drift, feature: any, measure: psi, above: 0.2, window: 7d, for: 2, severity: warning }
          prediction drift: { kind: prediction-drift, measure: psi, above: 0.2, window: 1d, for: 2, severity: warning }
          errors:           { kind: errors, share-above: 0.05, window: 1h, severity: critical }

        """;

    sealed record Created(string Deployment);
}

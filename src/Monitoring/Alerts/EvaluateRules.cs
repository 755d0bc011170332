using System.Globalization;
using Microsoft.Extensions.Logging;
using Slipway.Contracts.Monitoring;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Monitoring.Log;
using Slipway.Monitoring.Plans;
using Slipway.Serving;
using Slipway.Storage;

namespace Slipway.Monitoring.Alerts;

/// <summary>
/// Holds every rule against every version in service: fires what has been out of bounds for as many windows as the rule says, resolves what
/// is back or serves no more. Safe to run on any number of servers at once.
/// </summary>
sealed partial class EvaluateRules(
    Db db, EventLog events, AlertStore alerts, PlanStore plans, WatchedVersions versions, DeploymentCatalog deployments, PredictionLog log,
    TimeProvider clock, ILogger<EvaluateRules> logger)
{
    const string Self = "system:monitor";

    public async Task EvaluateOnceAsync(CancellationToken ct)
    {
        var open = await alerts.OpenAsync(ct);
        var live = await deployments.LiveAsync(ct);
        var losses = Losses();
        foreach (var deployment in live)
        {
            var mine = open.Where(alert => alert.Deployment == deployment.Name).ToList();
            await EvaluateAsync(deployment, mine, ct);
            await ReportLossAsync(deployment, losses.GetValueOrDefault(deployment.Name), mine, ct);
        }

        foreach (var orphan in open.Where(alert => live.All(deployment => deployment.Name != alert.Deployment)))
            await ResolveAsync(orphan, "The deployment serves no more.", ct);
    }

    async Task EvaluateAsync(DeploymentView deployment, IReadOnlyList<Alert> open, CancellationToken ct)
    {
        var plan = PlanFile.Parse((await plans.FindAsync(deployment.Name, ct))?.Text ?? DefaultPlan.For(deployment.CreatedBy));
        foreach (var gone in open.Where(alert => alert.Rule != LossRule && plan.Rules.All(rule => rule.Name != alert.Rule)))
            await ResolveAsync(gone, "The rule is no longer in the plan.", ct);
        if (deployment.Routes.Count == 0)
            return; // It is being loaded, or this server can not load it: that says nothing about the versions.
        foreach (var left in open.Where(alert => deployment.Routes.All(route => route.Version != alert.Version)))
            await ResolveAsync(left, $"Version {left.Version} serves no more.", ct);
        foreach (var watched in await versions.ReadAsync(deployment, plan, ct))
        {
            foreach (var rule in plan.Rules)
                await EvaluateAsync(rule, watched, open.FirstOrDefault(alert => alert.Rule == rule.Name && alert.Version == watched.Version), ct);
        }
    }

    async Task EvaluateAsync(MonitorRule rule, WatchedVersion watched, Alert? open, CancellationToken ct)
    {
        var findings = RuleCheck.Last(rule, rule.Kind is RuleKind.Errors ? watched with { FirstHour = int.MinValue / 2, CompleteUntil = EventTime.HourOf(clock.GetUtcNow()) } : watched);
        if (findings.Count == 0)
            return;
        var newest = findings[0];
        if (open is not null)
        {
            if (!newest.IsBreached)
                await ResolveAsync(open, $"The {newest.What} is {Figure(newest.Observed)} again.", ct);
            return;
        }

        if (findings.Count < rule.Windows || !findings.All(finding => finding.IsBreached))
            return;
        var side = rule.BoundKind is BoundKind.Above or BoundKind.AboveReference ? "above" : "below";
        var message = $"{watched.Deployment.Model}/{watched.Version}: {newest.What} is {Figure(newest.Observed)}, {side} {Figure(newest.Threshold)}, over {rule.Window} to {EventTime.Hour(newest.ToHour):yyyy-MM-dd HH:mm}{(rule.Windows > 1 ? $", for {rule.Windows} windows in a row" : "")}.";
        await FireAsync(new(Id<Alert>.New(clock), watched.Deployment.Name, watched.Deployment.Model, watched.Version, rule.Name, rule.KindName, rule.Severity,
            AlertStatus.Firing, message, newest.Observed, newest.Threshold, EventTime.Hour(newest.FromHour), EventTime.Hour(newest.ToHour),
            clock.GetUtcNow(), ResolvedAt: null, AcknowledgedBy: null, Execution: null), ct);
    }

    async Task FireAsync(Alert alert, CancellationToken ct)
    {
        var fired = await db.WriteAsync(async tx =>
        {
            if (!await AlertStore.AddAsync(tx, alert, ct))
                return false;
            await events.AppendAsync(tx, new("alert.fired", Self, alert.Subject,
                new { alert = alert.Id.ToString(), alert.Deployment, alert.Model, alert.Version, alert.Rule, alert.Kind, alert.Severity, alert.Message }), ct);
            return true;
        }, ct);
        if (fired)
            Fired(alert.Deployment, alert.Rule, alert.Message);
    }

    Task ResolveAsync(Alert alert, string reason, CancellationToken ct) => db.WriteAsync(async tx =>
    {
        if (await AlertStore.ResolveAsync(tx, alert.Id, clock.GetUtcNow(), ct))
        {
            await events.AppendAsync(tx, new("alert.resolved", Self, alert.Subject,
                new { alert = alert.Id.ToString(), alert.Deployment, alert.Model, alert.Version, alert.Rule, alert.Kind, reason }), ct);
        }
    }, ct);

    static string Figure(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Warning, "Alert on {Deployment}, rule {Rule}: {AlertMessage}")]
    partial void Fired(string deployment, string rule, string alertMessage);
}

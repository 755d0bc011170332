using Slipway.Contracts.Monitoring;
using Slipway.Contracts.Serving;
using Slipway.Kernel;

namespace Slipway.Monitoring.Alerts;

/// <summary>The rule that no plan can leave out: predictions answered without being logged.</summary>
sealed partial class EvaluateRules
{
    public const string LossRule = "prediction log";

    /// <summary>Without a loss for as long, the disk counts as free again: one that fills now and then is one alert, not many.</summary>
    static readonly TimeSpan LossQuiet = TimeSpan.FromSeconds(60);

    readonly Dictionary<string, long> _lostBefore = [];

    /// <summary>When this server last saw a loss, by deployment.</summary>
    readonly Dictionary<string, DateTimeOffset> _lostAt = [];

    readonly DateTimeOffset _began = clock.GetUtcNow();

    /// <summary>Requests lost since the last look, by deployment.</summary>
    Dictionary<string, long> Losses()
    {
        var losses = new Dictionary<string, long>();
        foreach (var (deployment, lost) in log.Lost)
        {
            losses[deployment] = lost - _lostBefore.GetValueOrDefault(deployment);
            _lostBefore[deployment] = lost;
            if (losses[deployment] > 0)
                _lostAt[deployment] = clock.GetUtcNow();
        }

        return losses;
    }

    async Task ReportLossAsync(DeploymentView deployment, long lost, IReadOnlyList<Alert> open, CancellationToken ct)
    {
        var known = open.FirstOrDefault(alert => alert.Rule == LossRule);
        if (lost == 0 && known is not null && clock.GetUtcNow() - _lostAt.GetValueOrDefault(deployment.Name, _began) >= LossQuiet)
            await ResolveAsync(known, "Predictions are logged again.", ct);
        if (lost == 0 || known is not null || deployment.Routes.FirstOrDefault(route => route.Role is RouteRole.Champion) is not { } champion)
            return;
        var now = clock.GetUtcNow();
        await FireAsync(new(Id<Alert>.New(clock), deployment.Name, deployment.Model, champion.Version, LossRule, "errors", "critical", AlertStatus.Firing,
            $"{lost:N0} requests were answered without their predictions being logged; is the disk full?", lost, 0, now, now, now,
            ResolvedAt: null, AcknowledgedBy: null, Execution: null), ct);
    }
}

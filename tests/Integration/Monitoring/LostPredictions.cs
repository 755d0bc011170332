using Microsoft.Extensions.DependencyInjection;
using Slipway.Contracts;
using Slipway.Contracts.Monitoring;
using Slipway.Integration.Serving;
using Slipway.Monitoring.Alerts;
using Slipway.Monitoring.Log;

namespace Slipway.Integration.Monitoring;

/// <summary>A log that takes nothing any more, looked at by hand.</summary>
public sealed class LostPredictions
{
    static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    readonly HandClock _clock = new();

    [Fact]
    public async Task The_alert_stays_until_a_minute_went_by_without_a_loss()
    {
        await using var server = await ServingServer.StartAsync(Ct);
        await server.DeployAsync(Ct);
        server.Services.GetRequiredService<PredictionLog>().Dispose();
        var rules = ActivatorUtilities.CreateInstance<EvaluateRules>(server.Services, _clock);

        Assert.Equal(AlertStatus.Firing, await AfterAsync(seconds: 0, loses: true));
        Assert.Equal(AlertStatus.Firing, await AfterAsync(seconds: 1, loses: false));
        Assert.Equal(AlertStatus.Firing, await AfterAsync(seconds: 58, loses: true));
        Assert.Equal(AlertStatus.Firing, await AfterAsync(seconds: 59, loses: false));
        Assert.Equal(AlertStatus.Resolved, await AfterAsync(seconds: 1, loses: false));

        async Task<AlertStatus> AfterAsync(int seconds, bool loses)
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            if (loses)
                await server.ScoreAsync(ServingServer.Body(1), Ct);
            await rules.EvaluateOnceAsync(Ct);
            return (await server.GetAsync<Page<AlertView>>("/api/v1/alerts", Ct)).Items.Single(alert => alert.Rule == EvaluateRules.LossRule).Status;
        }
    }
}

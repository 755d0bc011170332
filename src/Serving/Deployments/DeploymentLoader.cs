using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Slipway.Registry;
using Slipway.Storage;

namespace Slipway.Serving.Deployments;

/// <summary>
/// Loads every live deployment before the server says it is ready, then follows what others change: each server reads
/// the whole log for itself, since each has routes of its own.
/// </summary>
sealed partial class DeploymentLoader(
    DeploymentStore deployments, DeploymentRouter router, AliasWatch aliases, EventLog events, TimeProvider clock, ILogger<DeploymentLoader> log)
    : BackgroundService, IReadiness
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    volatile bool _isReady;

    public bool IsReady => _isReady;

    public Task<string?> WhyNotAsync(CancellationToken ct) => Task.FromResult(_isReady ? null : "deployed models are being loaded");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var following = aliases.Follow((change, ct) => router.RefreshModelAsync(change.Model, ct));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var head = await events.HeadAsync(stoppingToken);
                await LoadAsync(stoppingToken);
                _isReady = true;
                await foreach (var e in events.FollowAsync(head, stoppingToken))
                    await HandleAsync(e, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                FollowFailed(error); // What was missed is made good by loading everything again.
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    async Task LoadAsync(CancellationToken ct)
    {
        foreach (var deployment in await deployments.LiveAsync(ct))
            await router.RefreshAsync(deployment.Name, ct);
    }

    internal Task HandleAsync(StoredEvent e, CancellationToken ct) => e.Type switch
    {
        "model.alias.moved" or "model.alias.removed" => router.RefreshModelAsync(Name(e.Subject, "model/"), ct),
        _ when e.Type.StartsWith("deployment.", StringComparison.Ordinal) || e.Type.StartsWith("rollout.", StringComparison.Ordinal) =>
            router.RefreshAsync(Name(e.Subject, "deployment/"), ct),
        _ => Task.CompletedTask,
    };

    static string Name(string subject, string kind) => subject.StartsWith(kind, StringComparison.Ordinal) ? subject[kind.Length..] : subject;

    [LoggerMessage(LogLevel.Error, "Following changes of deployments failed; loading all again")]
    partial void FollowFailed(Exception error);
}

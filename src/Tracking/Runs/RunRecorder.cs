using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Storage;
using Slipway.Tracking.Artifacts;
using Slipway.Tracking.Experiments;
using Slipway.Tracking.Logging;
using Slipway.Tracking.Runs;

namespace Slipway.Tracking;

/// <summary>How training and evaluation write down what they do.</summary>
public sealed class RunRecorder(Db db, EventLog events, IBlobStore blobs, TimeProvider clock)
{
    readonly RunEnding _ending = new(db, events, clock);
    readonly RunReader _runs = new(db);
    readonly ArtifactStore _artifacts = new(db, blobs, clock);

    /// <summary>Starts a run. One that the same step of the same execution left running is killed first: its worker died.</summary>
    public async Task<RunView> StartAsync(StartRunRequest request, RunOrigin? origin, Actor actor, CancellationToken ct)
    {
        LogRules.Check(request);
        var now = clock.GetUtcNow();
        var run = Run.Start(request, origin, actor, now);
        await db.WriteAsync(async tx =>
        {
            if (run.Execution is { } execution && run.Step is { } step)
                await _ending.KillAsync(tx, execution, step, actor, ct);
            var experiment = await ExperimentStore.EnsureAsync(tx, run.Experiment, actor, now, ct);
            await RunStore.AddAsync(tx, run, experiment, ct);
            await LogStore.WriteAsync(tx, run.Id, new(Tags: request.Tags), now, ct);
            await events.AppendAsync(tx, new(
                "run.started", actor.Name, $"run/{run.Id}", new { run = run.Id, run.Experiment, run.Name, run.Execution, run.Step }), ct);
        }, ct);
        TrackingMeter.RunStarted();
        return (await _runs.ViewsAsync([run.Id], ct)).Single();
    }

    /// <summary>Params, metrics, tags and inputs: all or nothing. A param keeps its first value; logging it again with another is refused.</summary>
    public async Task LogAsync(string run, LogRequest request, CancellationToken ct)
    {
        LogRules.Check(request);
        var now = clock.GetUtcNow();
        await db.WriteAsync(async tx =>
        {
            if (await tx.CountAsync($"select count(*) from runs where id = {run} and deleted_at is null", ct) == 0)
                throw Run.NotFound(run);
            await LogStore.WriteAsync(tx, run, request, now, ct);
        }, ct);
        TrackingMeter.PointsLogged(request.Metrics?.Count ?? 0);
    }

    /// <summary>Keeps a file of a run; a file of the same path is replaced.</summary>
    /// <param name="path">Relative, <c>/</c>-separated.</param>
    public Task<ArtifactView> PutArtifactAsync(string run, string path, Stream content, CancellationToken ct) =>
        _artifacts.PutAsync(run, path, content, ct);

    public Task EndAsync(string run, RunStatus status, Actor actor, CancellationToken ct) => _ending.EndAsync(run, status, actor, ct);
}

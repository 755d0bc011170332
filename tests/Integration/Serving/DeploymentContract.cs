using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Serving.Deployments;
using Slipway.Serving.Models;
using Slipway.Serving.Rollouts;
using Slipway.Serving.Routing;
using Slipway.Serving.Tensors;
using Slipway.Serving.Traffic;
using Slipway.Storage;

namespace Slipway.Integration.Serving;

/// <summary>What every engine must do for deployments, rollouts and traffic. Written once, run on each.</summary>
public abstract class DeploymentContract(Engine engine)
{
    readonly Db _db = engine.Db;
    readonly DeploymentStore _deployments = new(engine.Db);
    readonly string _name = $"d{Guid.NewGuid():N}";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deployment_reads_back_and_can_be_found_by_part_of_its_name()
    {
        var deployment = new Deployment(_name, "prod", $"m{_name}", null, "champion", IsStopped: false, "ada", DateTimeOffset.UnixEpoch);
        await _db.WriteAsync(tx => DeploymentStore.SaveAsync(tx, deployment, Ct), Ct);

        Assert.Equal(deployment, await _deployments.FindAsync(_name, Ct));
        Assert.Equal(deployment, (await _deployments.ListAsync(new(null, 10), _name[3..20].ToUpperInvariant(), Ct)).Items.Single());
        Assert.Equal([deployment], await _deployments.OfModelAsync(deployment.Model, Ct));

        var pinned = deployment with { Version = 3, Alias = null, IsStopped = true };
        await _db.WriteAsync(tx => DeploymentStore.SaveAsync(tx, pinned, Ct), Ct);
        Assert.Equal(pinned, await _db.WriteAsync(tx => DeploymentStore.HoldAsync(tx, _name, Ct), Ct));
        Assert.DoesNotContain(await _deployments.LiveAsync(Ct), live => live.Name == _name);
    }

    [Fact]
    public async Task One_rollout_runs_at_a_time()
    {
        var rollouts = new RolloutStore(_db);
        var rollout = new Rollout(Id<Rollout>.New(TimeProvider.System), _name, 2, "canary", 20, RolloutStatus.Running, "ada", DateTimeOffset.UnixEpoch, null);
        await _db.WriteAsync(tx => RolloutStore.AddAsync(tx, rollout, Ct), Ct);

        await Assert.ThrowsAnyAsync<Exception>(() => _db.WriteAsync(tx => RolloutStore.AddAsync(tx, rollout with { Id = Id<Rollout>.New(TimeProvider.System) }, Ct), Ct));
        Assert.Equal(rollout, await rollouts.RunningAsync(_name, Ct));
        var ended = await _db.WriteAsync(tx => RolloutStore.EndAsync(tx, _name, RolloutStatus.Promoted, DateTimeOffset.UnixEpoch.AddDays(1), Ct), Ct);

        Assert.Equal(rollout with { Status = RolloutStatus.Promoted, EndedAt = DateTimeOffset.UnixEpoch.AddDays(1) }, ended);
        Assert.Null(await rollouts.RunningAsync(_name, Ct));
        Assert.Equal(ended, await rollouts.LatestAsync(_name, Ct));
    }

    [Fact]
    public async Task Minutes_of_one_life_add_up_and_of_many_servers_are_read_as_one()
    {
        var clock = new HandClock();
        var route = new Route(new(_name, "m", 1, Digest.Of("m"), RouteRole.Champion, new([], [])), new(Digest.Of("m"), new NoRuntime(), _ => { }), new RouteTraffic(clock));
        foreach (var (life, milliseconds) in (IEnumerable<(string, int)>)[("a", 1), ("a", 1), ("b", 100)])
        {
            route.Traffic.Record(milliseconds * 1000, failed: life == "b");
            await new TrafficStore(_db, new("server", life)).AddAsync([(route, route.Traffic.TakeMinute(ending: true)!)], Ct);
        }

        var point = (await new TrafficStore(_db, new("server", "c")).HistoryAsync(_name, clock.GetUtcNow(), clock.GetUtcNow(), Ct)).Single();

        Assert.Equal((1, 3L, 1L), (point.Version, point.Requests, point.Errors));
        Assert.InRange(point.P50!.Value, 0.9, 1.1);
        Assert.InRange(point.P99!.Value, 90, 110);
    }

    sealed class NoRuntime : IModelRuntime
    {
        public ModelSignature Signature { get; } = new([], []);

        public ValueTask RunAsync(ReadOnlyMemory<TensorBuffer> inputs, ReadOnlyMemory<TensorBuffer> outputs, CancellationToken ct) => ValueTask.CompletedTask;

        public void Dispose()
        {
        }
    }
}

public sealed class DeploymentsOnSqlite(Sqlite engine) : DeploymentContract(engine), IClassFixture<Sqlite>;

public sealed class DeploymentsOnPostgres(Postgres engine) : DeploymentContract(engine), IClassFixture<Postgres>;

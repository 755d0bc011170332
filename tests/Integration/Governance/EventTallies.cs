using Slipway.Governance.Overview;
using Slipway.Storage;

namespace Slipway.Integration.Governance;

/// <summary>What the tally of the log promises, on every engine.</summary>
public abstract class EventTalliesContract(Engine engine)
{
    readonly EventLog _events = new(engine.Db, TimeProvider.System);
    readonly EventTally _tally = new(engine.Db);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_given_twice_counts_once()
    {
        foreach (var type in new[] { "ship.built", "ship.launched", "ship.built" })
            await engine.Db.WriteAsync(tx => _events.AppendAsync(tx, new(type, "ada", "ship/1", new { Tons = 12.5, Name = "Fram" }), Ct), Ct);
        var log = await _events.ReadAsync(0, 100, Ct);
        foreach (var e in log.Concat(log.TakeLast(2)))
            await _tally.HandleAsync(e, Ct);

        var happened = new Happened(await _tally.ReadAsync(Ct), _events);
        var last = await happened.LastAsync(Ct, "ship.built", "ship.launched");

        Assert.Equal((2, 1, 3, 0), (happened.Count("ship.built"), happened.Count("ship.launched"), happened.Count("ship.built", "ship.launched"), happened.Count("ship.sunk")));
        Assert.Equal(1, happened.Open("ship.built", "ship.launched", "ship.sunk"));
        Assert.Equal(log[^1].Position, last!.Position);
        Assert.Equal(("Fram", "12.5", null), (Happened.Said(last, "name"), Happened.Said(last, "tons"), Happened.Said(last, "mast")));
        Assert.Null(await happened.LastAsync(Ct, "ship.sunk"));
    }
}

public sealed class EventTalliesOnSqlite(Sqlite engine) : EventTalliesContract(engine), IClassFixture<Sqlite>;

public sealed class EventTalliesOnPostgres(Postgres engine) : EventTalliesContract(engine), IClassFixture<Postgres>;

using Slipway.Contracts.Monitoring;
using Slipway.Kernel;
using Slipway.Monitoring.Alerts;
using Slipway.Monitoring.Plans;
using Slipway.Storage;

namespace Slipway.Integration.Monitoring;

/// <summary>What every engine must do for alerts and plans. Written once, run on each.</summary>
public abstract class AlertContract(Engine engine)
{
    readonly Db _db = engine.Db;
    readonly HandClock _clock = new();
    readonly AlertStore _alerts = new(engine.Db);
    readonly string _deployment = $"d{Guid.NewGuid():N}";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_is_open_once_for_each_rule_and_version()
    {
        Assert.True(await AddAsync(Some(version: 1)));
        Assert.False(await AddAsync(Some(version: 1)));
        Assert.True(await AddAsync(Some(version: 2)));

        var first = (await _alerts.ListAsync(new(null, 10), _deployment, null, Ct)).Items[^1];
        Assert.True(await _db.WriteAsync(tx => AlertStore.ResolveAsync(tx, first.Id, DateTimeOffset.UnixEpoch, Ct), Ct));
        Assert.False(await _db.WriteAsync(tx => AlertStore.ResolveAsync(tx, first.Id, DateTimeOffset.UnixEpoch, Ct), Ct));

        Assert.True(await AddAsync(Some(version: 1)));
        Assert.Equal(3, (await _alerts.ListAsync(new(null, 1), _deployment, null, Ct)).Total);
        Assert.Equal([AlertStatus.Resolved], (await _alerts.ListAsync(new(null, 10), _deployment, AlertStatus.Resolved, Ct)).Items.Select(alert => alert.Status));
    }

    [Fact]
    public async Task An_alert_is_acknowledged_once_and_knows_what_it_started()
    {
        var alert = Some(version: 1);
        await AddAsync(alert);

        Assert.True(await _db.WriteAsync(tx => AlertStore.AcknowledgeAsync(tx, alert.Id, "ada", Ct), Ct));
        Assert.False(await _db.WriteAsync(tx => AlertStore.AcknowledgeAsync(tx, alert.Id, "bob", Ct), Ct));
        await _alerts.NoteExecutionAsync(alert.Id.ToString(), "exe_1", Ct);

        var found = await _alerts.FindAsync(alert.Id, Ct);
        Assert.Equal((AlertStatus.Acknowledged, "ada", "exe_1"), (found!.Status, found.AcknowledgedBy, found.Execution));
        Assert.Contains(await _alerts.OpenAsync(Ct), open => open.Id == alert.Id);
    }

    [Fact]
    public async Task Alerts_are_paged_newest_first()
    {
        for (var version = 1; version <= 5; version++)
            await AddAsync(Some(version));

        var page = await _alerts.ListAsync(PageRequest.From(null, 3), _deployment, null, Ct);
        var rest = await _alerts.ListAsync(PageRequest.From(page.Next, 3), _deployment, null, Ct);

        Assert.Equal([5, 4, 3, 2, 1], page.Items.Concat(rest.Items).Select(alert => alert.Version));
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task A_default_plan_does_not_replace_one_that_somebody_put()
    {
        var plans = new PlanStore(_db);
        var plan = new StoredPlan(_deployment, "owner: ada", "ada", DateTimeOffset.UnixEpoch, "ada");
        await _db.WriteAsync(tx => PlanStore.SaveAsync(tx, plan, Ct), Ct);

        Assert.False(await _db.WriteAsync(tx => PlanStore.AddAsync(tx, plan with { Owner = "system" }, Ct), Ct));

        Assert.Equal(plan, await plans.FindAsync(_deployment, Ct));
    }

    Task<bool> AddAsync(Alert alert) => _db.WriteAsync(tx => AlertStore.AddAsync(tx, alert, Ct), Ct);

    /// <summary>Ids sort by their time.</summary>
    Alert Some(int version)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        return new(Id<Alert>.New(_clock), _deployment, "late", version, "drift", "drift", "warning", AlertStatus.Firing, "It drifted.",
            0.3, 0.2, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), DateTimeOffset.UnixEpoch, null, null, null);
    }
}

public sealed class AlertsOnSqlite(Sqlite engine) : AlertContract(engine), IClassFixture<Sqlite>;

public sealed class AlertsOnPostgres(Postgres engine) : AlertContract(engine), IClassFixture<Postgres>;

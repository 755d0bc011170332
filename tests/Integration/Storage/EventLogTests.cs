using Slipway.Storage;

namespace Slipway.Integration.Storage;

/// <summary>What the log promises, on every engine. Each test reads on from where the log stands.</summary>
public abstract class EventLogContract(Engine engine)
{
    readonly Db _db = engine.Db;
    readonly EventLog _log = new(engine.Db, TimeProvider.System);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Positions_have_no_gaps_however_many_append_and_fail()
    {
        var head = await _log.HeadAsync(Ct);

        var writes = Enumerable.Range(0, 100).Select(i => AppendAsync(i, fail: i % 5 == 0)).ToList();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default)));

        var events = await _log.ReadAsync(head, 1000, Ct);
        Assert.Equal(Enumerable.Range(1, 80).Select(i => head + i), events.Select(e => e.Position));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.Previous));
        var check = await _log.VerifyAsync(Ct);
        Assert.True(check.Valid);
        Assert.Equal(head + 80, check.Entries);
        Assert.Equal(events[^1].Hash, check.Head);
    }

    [Fact]
    public async Task An_event_reads_back_as_it_was_written()
    {
        var head = await _log.HeadAsync(Ct);
        await _db.WriteAsync(tx => _log.AppendAsync(tx, new("model.approved", "zoë", "model/flights/2", new { Name = "Ünïcødé ✓", Score = 0.5 }), Ct), Ct);

        var e = Assert.Single(await _log.ReadAsync(head, 10, Ct));

        Assert.Equal(("model.approved", "zoë", "model/flights/2"), (e.Type, e.Actor, e.Subject));
        Assert.Equal("Ünïcødé ✓", Json.Read<Dictionary<string, object>>(e.Data)["name"].ToString());
    }

    [Fact]
    public async Task Events_are_found_by_type_subject_actor_and_text_newest_first()
    {
        foreach (var (type, subject) in ((string, string)[])[("hull.laid", "ship/one"), ("hull.laid.again", "ship/one/2"), ("hullabaloo", "ship/one2"), ("hull.sunk", "ship/100%")])
            await _db.WriteAsync(tx => _log.AppendAsync(tx, new(type, "Noah", subject, new { Note = "Keel_A" }), Ct), Ct);

        Assert.Equal(["hull.sunk", "hull.laid.again", "hull.laid"], await TypesAsync(new(Type: "hull")));
        Assert.Equal(["hull.laid.again", "hull.laid"], await TypesAsync(new(Subject: "ship/one", Actor: "Noah")));
        Assert.Equal(["hull.sunk"], await TypesAsync(new(Search: "SHIP/100%")));
        Assert.Equal(4, await _log.CountAsync(new(Search: "keel_a"), Ct));
        Assert.Empty(await TypesAsync(new(Search: "keelxa")));

        var newest = (await _log.SearchAsync(new(Actor: "Noah"), before: null, 1, Ct)).Single();
        Assert.Equal("hullabaloo", (await _log.SearchAsync(new(Actor: "Noah"), newest.Position, 1, Ct)).Single().Type);
    }

    [Theory]
    [InlineData("update events set data = '{}' where position = (select max(position) - 2 from events)", 2)]
    [InlineData("update events set actor = 'somebody else' where position = (select max(position) - 3 from events)", 3)]
    [InlineData("update events set at = at + 1 where position = (select max(position) from events)", 0)]
    [InlineData("delete from events where position = (select max(position) - 4 from events)", 4)]
    [InlineData("delete from events where position = (select max(position) from events)", 0)]
    public async Task A_change_to_history_shows_and_is_named_by_its_position(string tampering, int fromLast)
    {
        for (var i = 0; i < 6; i++)
            await AppendAsync(i, fail: false);
        var before = await _log.VerifyAsync(Ct);
        var last = await _log.HeadAsync(Ct);
        var kept = await _log.ReadAsync(last - 6, 6, Ct);

        await _db.WriteAsync(tx => tx.RunScriptAsync(tampering, Ct), Ct);
        var after = await _log.VerifyAsync(Ct);
        await RestoreAsync(kept);

        Assert.True(before.Valid);
        Assert.False(after.Valid);
        Assert.Equal(last - fromLast, after.FirstBroken);
        Assert.True((await _log.VerifyAsync(Ct)).Valid);
    }

    [Fact]
    public async Task A_follower_sees_what_was_and_what_comes()
    {
        var head = await _log.HeadAsync(Ct);
        await AppendAsync(1, fail: false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        stop.CancelAfter(TimeSpan.FromSeconds(20));

        var seen = new List<long>();
        await foreach (var e in _log.FollowAsync(head, stop.Token))
        {
            seen.Add(e.Position - head);
            if (seen.Count == 5)
                break;
            await AppendAsync(seen.Count, fail: false);
        }

        Assert.Equal([1, 2, 3, 4, 5], seen);
    }

    async Task<IEnumerable<string>> TypesAsync(EventFilter filter) => (await _log.SearchAsync(filter, before: null, 100, Ct)).Select(e => e.Type);

    Task AppendAsync(int i, bool fail) => _db.WriteAsync(async tx =>
    {
        await _log.AppendAsync(tx, new("test.happened", "ada", $"test/{i}", new { Number = i }), Ct);
        if (fail)
            throw new InvalidOperationException("on purpose");
    }, Ct);

    Task RestoreAsync(IEnumerable<StoredEvent> events) => _db.WriteAsync(async tx =>
    {
        foreach (var e in events)
        {
            await tx.ExecuteAsync($"delete from events where position = {e.Position}", Ct);
            await tx.ExecuteAsync($"""
                insert into events (position, at, type, actor, subject, data, previous, hash)
                values ({e.Position}, {e.At}, {e.Type}, {e.Actor}, {e.Subject}, {e.Data}, {e.Previous}, {e.Hash})
                """, Ct);
        }
    }, Ct);
}

public sealed class EventLogOnSqlite(Sqlite engine) : EventLogContract(engine), IClassFixture<Sqlite>;

public sealed class EventLogOnPostgres(Postgres engine) : EventLogContract(engine), IClassFixture<Postgres>;

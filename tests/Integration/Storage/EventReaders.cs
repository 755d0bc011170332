using Microsoft.Extensions.Logging.Abstractions;
using Slipway.Storage;
using Slipway.Storage.Events;

namespace Slipway.Integration.Storage;

/// <summary>How readers are fed, on every engine.</summary>
public abstract class EventReaderContract(Engine engine)
{
    readonly Db _db = engine.Db;
    readonly EventLog _log = new(engine.Db, TimeProvider.System);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_gets_every_event_in_order_and_goes_on_after_a_restart()
    {
        var reader = new Keeping("in-order");
        var server = new ServerLife("a", "1");
        await AppendAsync(3);
        while (await Pump(reader, server).FeedOnceAsync(reader, Ct) > 0)
            continue;
        var before = reader.Seen.Count;
        await AppendAsync(2);

        await Pump(reader, server with { Life = "2" }).FeedOnceAsync(reader, Ct);

        Assert.Equal(before + 2, reader.Seen.Count);
        Assert.Equal(reader.Seen.Order().Distinct(), reader.Seen);
    }

    [Fact]
    public async Task An_event_that_failed_comes_again_and_none_after_it_before()
    {
        var reader = new Keeping("stumbling");
        var pump = Pump(reader, new("b", "1"));
        while (await pump.FeedOnceAsync(reader, Ct) > 0)
            continue;
        await AppendAsync(3);
        var head = await _log.HeadAsync(Ct);
        reader.FailAt = head - 1;

        await Assert.ThrowsAsync<InvalidOperationException>(() => pump.FeedOnceAsync(reader, Ct));
        var stoppedAt = reader.Seen[^1];
        reader.FailAt = null;
        await pump.FeedOnceAsync(reader, Ct);

        Assert.Equal(head - 2, stoppedAt);
        Assert.Equal([head - 2, head - 1, head], reader.Seen[^3..]);
    }

    [Fact]
    public async Task Of_two_servers_only_the_one_with_the_lease_feeds()
    {
        var reader = new Keeping("shared");
        await AppendAsync(1);
        Assert.True(await Pump(reader, new("c", "1")).FeedOnceAsync(reader, Ct) > 0);
        await AppendAsync(1);

        Assert.Equal(0, await Pump(reader, new("d", "1")).FeedOnceAsync(reader, Ct));
        Assert.Equal(1, await Pump(reader, new("c", "1")).FeedOnceAsync(reader, Ct));
    }

    EventPump Pump(IEventReader reader, ServerLife life) =>
        new(_log, new(_db), [reader], life, TimeProvider.System, NullLogger<EventPump>.Instance);

    async Task AppendAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await _db.WriteAsync(tx => _log.AppendAsync(tx, new("test.happened", "ada", "test/1", new { }), Ct), Ct);
    }

    sealed class Keeping(string name) : IEventReader
    {
        public string Name => name;

        public List<long> Seen { get; } = [];

        public long? FailAt { get; set; }

        public Task HandleAsync(StoredEvent e, CancellationToken ct)
        {
            if (e.Position == FailAt)
                throw new InvalidOperationException("on purpose");
            Seen.Add(e.Position);
            return Task.CompletedTask;
        }
    }
}

public sealed class EventReadersOnSqlite(Sqlite engine) : EventReaderContract(engine), IClassFixture<Sqlite>;

public sealed class EventReadersOnPostgres(Postgres engine) : EventReaderContract(engine), IClassFixture<Postgres>;

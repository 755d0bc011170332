using Slipway.Storage;

namespace Slipway.Integration.Storage;

/// <summary>What a write promises, on every engine.</summary>
public abstract class WriteContract(Engine engine)
{
    readonly Db _db = engine.Db;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failing_neighbours_do_not_hurt_others()
    {
        await _db.ExecuteAsync($"create table neighbours (id bigint primary key)", Ct);
        await _db.ExecuteAsync($"insert into neighbours (id) values ({-1L})", Ct);

        var writes = Enumerable.Range(0, 200).Select(i => _db.WriteAsync(async tx =>
        {
            await tx.ExecuteAsync($"insert into neighbours (id) values ({i})", Ct);
            if (i % 10 == 3)
                await tx.ExecuteAsync($"insert into neighbours (id) values ({-1L})", Ct);
            if (i % 10 == 7)
                throw new InvalidOperationException("on purpose");
        }, Ct)).ToList();
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.All(writes.Index(), write => Assert.Equal(write.Index % 10 is 3 or 7, write.Item.IsFaulted));
        Assert.Equal(161, await _db.CountAsync($"select count(*) from neighbours", Ct));
    }

    [Fact]
    public async Task What_is_answered_can_be_read_at_once()
    {
        await _db.ExecuteAsync($"create table answered (id bigint primary key)", Ct);

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), Ct, async (id, ct) =>
        {
            Assert.Equal(1, await _db.ExecuteAsync($"insert into answered (id) values ({id})", ct));
            Assert.Equal(1, await _db.CountAsync($"select count(*) from answered where id = {id}", ct));
        });
    }

    [Fact]
    public async Task Many_statements_are_all_or_nothing()
    {
        await _db.ExecuteAsync($"create table whole (id bigint primary key)", Ct);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            _db.ExecuteManyAsync(Enumerable.Range(0, 100).Select(i => (Sql)$"insert into whole (id) values ({i % 99})"), Ct));

        Assert.Equal(0, await _db.CountAsync($"select count(*) from whole", Ct));
    }

    [Fact]
    public async Task A_transaction_reads_what_it_wrote_and_returns_what_it_made()
    {
        await _db.ExecuteAsync($"create table counters (name text primary key, n bigint not null)", Ct);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _db.WriteAsync(async tx =>
        {
            await tx.ExecuteAsync($"insert into counters (name, n) values ({"c"}, {0}) on conflict (name) do nothing", Ct);
            return (await tx.QueryAsync($"update counters set n = n + 1 where name = {"c"} returning n", row => row.Number("n"), Ct)).Single();
        }, Ct)));

        Assert.Equal(Enumerable.Range(1, 50).Select(n => (long)n), results.Order());
    }

    [Fact]
    public async Task A_write_cancelled_while_it_runs_does_not_hurt_its_neighbours()
    {
        await _db.ExecuteAsync($"create table bystanders (id bigint primary key)", Ct);
        using var cancelled = new CancellationTokenSource();
        using var queued = new ManualResetEventSlim();

        var first = Task.Run(() => _db.WriteAsync(_ => Task.FromResult(queued.Wait(TimeSpan.FromSeconds(10), Ct)), Ct), Ct);
        await Task.Delay(5, Ct);
        var neighbour = _db.ExecuteAsync($"insert into bystanders (id) values ({1})", Ct);
        var slow = _db.WriteAsync(async tx =>
        {
            cancelled.CancelAfter(TimeSpan.FromMilliseconds(20));
            return await tx.QueryAsync($"""
                with recursive many(n) as (select 100 union all select n + 1 from many where n < 300000)
                insert into bystanders (id) select n from many returning id
                """, row => row.Number("id"), cancelled.Token);
        }, Ct);
        queued.Set();
        await Task.WhenAny(slow);

        Assert.True(await first);
        Assert.Equal(1, await neighbour);
        Assert.Equal(1, await _db.CountAsync($"select count(*) from bystanders where id = 1", Ct));
    }

    [Fact]
    public async Task A_write_cancelled_in_the_queue_is_not_done()
    {
        await _db.ExecuteAsync($"create table cancelled (id bigint primary key)", Ct);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _db.ExecuteAsync($"insert into cancelled (id) values ({1})", cancelled.Token));

        Assert.Equal(0, await _db.CountAsync($"select count(*) from cancelled", Ct));
    }

    [Fact]
    public async Task A_transaction_kept_beyond_its_end_adds_nothing()
    {
        Tx? kept = null;
        await _db.WriteAsync(tx =>
        {
            kept = tx;
            return Task.CompletedTask;
        }, Ct);

        await Assert.ThrowsAsync<InvalidOperationException>(() => kept!.ExecuteAsync($"delete from users", Ct));
    }

    [Fact]
    public async Task The_callers_ambient_values_reach_the_work()
    {
        var ambient = new AsyncLocal<int>();
        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            ambient.Value = i;
            return await _db.WriteAsync(_ => Task.FromResult(ambient.Value), Ct);
        }));

        Assert.Equal(Enumerable.Range(0, 20), seen);
    }
}

public sealed class WriteOnSqlite(Sqlite engine) : WriteContract(engine), IClassFixture<Sqlite>
{
    readonly Db _db = engine.Db;

    [Fact]
    public async Task A_write_inside_a_write_says_so_instead_of_waiting_for_itself()
    {
        var ct = TestContext.Current.CancellationToken;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _db.WriteAsync(async _ => await _db.ExecuteAsync($"select 1", ct), ct));

        Assert.Contains("use the Tx at hand", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_writes_is_refused_among_the_reads()
    {
        var ct = TestContext.Current.CancellationToken;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            _db.QueryAsync($"delete from users returning name", row => row.Text("name"), ct));

        Assert.Contains("WriteAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_query_ends_when_it_is_cancelled()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => _db.CountAsync(
            $"with recursive n (i) as (select 1 union all select i + 1 from n where i < {2_000_000_000L}) select count(*) from n", soon.Token)));
    }
}

public sealed class WriteOnPostgres(Postgres engine) : WriteContract(engine), IClassFixture<Postgres>
{
    readonly Db _db = engine.Db;

    [Fact]
    public async Task Work_that_deadlocks_is_run_again_until_all_is_done()
    {
        var ct = TestContext.Current.CancellationToken;
        await _db.ExecuteAsync($"create table locked (id bigint primary key, n bigint not null)", ct);
        await _db.ExecuteAsync($"insert into locked (id, n) values (1, 0), (2, 0)", ct);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => _db.WriteAsync(async tx =>
        {
            var (first, second) = i % 2 == 0 ? (1, 2) : (2, 1);
            await tx.ExecuteAsync($"update locked set n = n + 1 where id = {first}", ct);
            await Task.Delay(5, ct);
            await tx.ExecuteAsync($"update locked set n = n + 1 where id = {second}", ct);
        }, ct)));

        Assert.Equal(8, await _db.CountAsync($"select cast(sum(n) as bigint) from locked", ct));
    }
}

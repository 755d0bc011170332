using Slipway.Storage;

namespace Slipway.Integration.Storage;

/// <summary>What a write promises, on every engine.</summary>
public abstract class GroupCommitContract(Engine engine)
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
}

public sealed class GroupCommitOnSqlite(Sqlite engine) : GroupCommitContract(engine), IClassFixture<Sqlite>;

public sealed class GroupCommitOnPostgres(Postgres engine) : GroupCommitContract(engine), IClassFixture<Postgres>;

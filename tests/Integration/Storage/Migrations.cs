using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Integration.Storage;

/// <summary>What the migrator promises, on every engine.</summary>
public abstract class MigrationContract(Engine engine)
{
    readonly Db _db = engine.Db;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrating_again_changes_nothing_even_when_two_servers_do_it_at_once()
    {
        var before = await AppliedAsync();
        await using var another = engine.OpenAnother();

        await Task.WhenAll(MigrateAsync(_db), MigrateAsync(another));

        Assert.Equal(before, await AppliedAsync());
        Assert.Contains("Slipway.Storage 1 storage", before);
    }

    [Fact]
    public async Task A_script_that_changed_after_it_was_applied_is_refused()
    {
        await TamperAsync("update schema_migrations set checksum = 'sha256:" + new string('0', 64) + "' where module = 'Slipway.Storage'", async () =>
        {
            var refusal = await Assert.ThrowsAsync<RefusalException>(() => MigrateAsync(_db));

            Assert.Equal("schema.changed", refusal.Code);
            Assert.Contains("Slipway.Storage 0001 (storage)", refusal.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await TamperAsync("insert into schema_migrations select module, 9999, 'later', checksum, applied_at from schema_migrations where module = 'Slipway.Storage'", async () =>
        {
            var refusal = await Assert.ThrowsAsync<RefusalException>(() => MigrateAsync(_db));

            Assert.Equal("schema.newer", refusal.Code);
        });
    }

    static Task MigrateAsync(Db db) => new Migrator(db, TimeProvider.System).MigrateAsync(Engine.Assemblies, Ct);

    Task<List<string>> AppliedAsync() => _db.QueryAsync($"select * from schema_migrations order by module, number",
        row => $"{row.Text("module")} {row.Number("number")} {row.Text("name")}", Ct);

    async Task TamperAsync(string script, Func<Task> check)
    {
        var kept = await _db.QueryAsync($"select * from schema_migrations",
            row => (Sql)$"insert into schema_migrations (module, number, name, checksum, applied_at) values ({row.Text("module")}, {row.Number("number")}, {row.Text("name")}, {row.Text("checksum")}, {row.Number("applied_at")})", Ct);
        await _db.WriteAsync(tx => tx.RunScriptAsync(script, Ct), Ct);
        await check();
        await _db.ExecuteAsync($"delete from schema_migrations", Ct);
        await _db.ExecuteManyAsync(kept, Ct);
    }
}

public sealed class MigrationsOnSqlite(Sqlite engine) : MigrationContract(engine), IClassFixture<Sqlite>;

public sealed class MigrationsOnPostgres(Postgres engine) : MigrationContract(engine), IClassFixture<Postgres>;

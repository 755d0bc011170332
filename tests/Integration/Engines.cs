using System.Reflection;
using Slipway.Storage;

namespace Slipway.Integration;

/// <summary>A fresh, migrated database per test class, on one of the engines.</summary>
public abstract class Engine : IAsyncLifetime
{
    static readonly string[] Modules =
        ["Access", "Datasets", "Tracking", "Pipelines", "Training", "Evaluation", "Registry", "Serving", "Monitoring", "Governance"];

    Db? _db;

    /// <summary>Skips the test where this engine is not at hand; in CI it must be.</summary>
    public Db Db
    {
        get
        {
            if (_db is null && Environment.GetEnvironmentVariable("CI") != "true")
                Assert.Skip("Set SLIPWAY_TEST_POSTGRES to a connection string to run the contracts on PostgreSQL.");
            return _db ?? throw new InvalidOperationException("CI must set SLIPWAY_TEST_POSTGRES.");
        }
    }

    /// <summary>A home of its own, removed afterwards.</summary>
    public Home Home { get; } = Home.Open(Path.Combine(Path.GetTempPath(), $"slipway-{Guid.NewGuid():N}"));

    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Modules.Select(module => Assembly.Load($"Slipway.{module}"))];

    /// <summary>Another connection to the same database, as a second server would have.</summary>
    public abstract Db OpenAnother();

    public async ValueTask InitializeAsync()
    {
        _db = await OpenAsync();
        if (_db is not null)
            await new Migrator(_db, TimeProvider.System).MigrateAsync(Assemblies, default);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_db is not null)
            await _db.DisposeAsync();
        Directory.Delete(Home.Root, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task<Db?> OpenAsync();
}

public sealed class Sqlite : Engine
{
    public override Db OpenAnother() => Db.OpenSqlite(Home.DatabaseFile);

    protected override Task<Db?> OpenAsync() => Task.FromResult<Db?>(OpenAnother());
}

public sealed class Postgres : Engine
{
    static readonly string? Server = Environment.GetEnvironmentVariable("SLIPWAY_TEST_POSTGRES");

    readonly string _schema = $"test_{Guid.NewGuid():N}";

    public override Db OpenAnother() => Db.OpenPostgres($"{Server};Search Path={_schema};Maximum Pool Size=20");

    public override async ValueTask DisposeAsync()
    {
        if (Server is not null)
            await Db.WriteAsync(tx => tx.RunScriptAsync($"drop schema {_schema} cascade", default), default);
        await base.DisposeAsync();
    }

    protected override async Task<Db?> OpenAsync()
    {
        if (Server is null)
            return null;
        await using (var server = Db.OpenPostgres(Server))
            await server.WriteAsync(tx => tx.RunScriptAsync($"create schema {_schema}", default), default);
        return OpenAnother();
    }
}

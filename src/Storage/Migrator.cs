using System.Reflection;
using System.Text.RegularExpressions;
using Slipway.Kernel;

namespace Slipway.Storage;

/// <summary>
/// Brings the database to the schema this program knows: every module's <c>Schema/0001_name.sql</c> in order, forward only,
/// all in one transaction. A script that changed after it was applied, or a database newer than the program, is refused.
/// </summary>
public sealed partial class Migrator(Db db, TimeProvider clock)
{
    /// <param name="modules">In lifecycle order; Storage itself is always first.</param>
    public Task MigrateAsync(IReadOnlyList<Assembly> modules, CancellationToken ct)
    {
        var known = modules.Prepend(typeof(Migrator).Assembly).Distinct().SelectMany(Scripts).ToList();
        return db.WriteAsync(async tx =>
        {
            await tx.QueryAsync($"{db.Dialect.MigrationLock}", _ => 0, ct);
            await tx.ExecuteAsync($"""
                create table if not exists schema_migrations (
                    module text not null, number bigint not null, name text not null, checksum text not null, applied_at bigint not null,
                    primary key (module, number))
                """, ct);
            var applied = await tx.QueryAsync($"select module, number, name, checksum from schema_migrations",
                row => new Applied(row.Text("module"), row.Number("number"), row.Text("name"), row.Digest("checksum")), ct);
            Check(known, applied);
            foreach (var script in known.Where(script => !applied.Exists(script.Is)))
                await ApplyAsync(tx, script, ct);
        }, ct);
    }

    async Task ApplyAsync(Tx tx, Script script, CancellationToken ct)
    {
        await tx.RunScriptAsync(script.Text, ct);
        await tx.ExecuteAsync($"""
            insert into schema_migrations (module, number, name, checksum, applied_at)
            values ({script.Module}, {script.Number}, {script.Name}, {script.Checksum}, {clock.GetUtcNow()})
            """, ct);
    }

    static void Check(List<Script> known, List<Applied> applied)
    {
        foreach (var row in applied)
        {
            var script = known.Find(script => script.Is(row)) ?? throw Refusal.Conflict("schema.newer",
                $"The database holds the change {row.Module} {row.Number:0000} ({row.Name}) that this version of Slipway does not know; start a newer version on it.");
            if (script.Checksum != row.Checksum)
                throw Refusal.Conflict("schema.changed",
                    $"The change {row.Module} {row.Number:0000} ({row.Name}) differs from the one applied to this database; start the version that applied it.");
        }
    }

    static IEnumerable<Script> Scripts(Assembly module) =>
        from resource in module.GetManifestResourceNames()
        let name = ScriptName().Match(resource)
        where name.Success
        orderby resource
        select new Script(module.GetName().Name!, long.Parse(name.Groups["number"].Value), name.Groups["name"].Value, Text(module, resource));

    static string Text(Assembly module, string resource)
    {
        using var reader = new StreamReader(module.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\.Schema\.(?<number>\d{4})_(?<name>[a-z0-9_]+)\.sql$")]
    private static partial Regex ScriptName();

    sealed record Applied(string Module, long Number, string Name, Digest Checksum);

    sealed record Script(string Module, long Number, string Name, string Text)
    {
        public Digest Checksum { get; } = Digest.Of(Text);

        public bool Is(Applied row) => (row.Module, row.Number) == (Module, Number);
    }
}

using Slipway.Contracts;
using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Registry.Models;

sealed class ModelStore(Db db)
{
    /// <summary>Makes the model when it is new, and holds its row either way.</summary>
    public static async Task EnsureAsync(Tx tx, string model, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        await tx.ExecuteAsync($"""
            insert into models (name, description, owner, created_at, updated_at, latest_version)
            values ({model}, {""}, {actor.Name}, {now}, {now}, {0}) on conflict (name) do nothing
            """, ct);
        await HoldAsync(tx, model, now, ct);
    }

    /// <summary>Holds the model's row until the transaction ends, so that changes to its versions and aliases queue up.</summary>
    public static async Task HoldAsync(Tx tx, string model, DateTimeOffset now, CancellationToken ct)
    {
        if (await tx.ExecuteAsync($"update models set updated_at = {now} where name = {model}", ct) == 0)
            throw NotFound(model);
    }

    public static async Task<int> NextVersionAsync(Tx tx, string model, CancellationToken ct) => (await tx.QueryAsync(
        $"update models set latest_version = latest_version + 1 where name = {model} returning latest_version",
        row => (int)row.Number("latest_version"), ct)).Single();

    public static Task SaveGatesAsync(Tx tx, string model, string gates, CancellationToken ct) =>
        tx.ExecuteAsync($"update models set gates = {gates} where name = {model}", ct);

    /// <summary>The gate file that the model's last version was held against; null while there is none.</summary>
    public async Task<string?> GatesAsync(string model, CancellationToken ct) =>
        (await db.QueryAsync($"select gates from models where name = {model}", row => row.TextOrNull("gates"), ct)).SingleOrDefault();

    public async Task RequireAsync(string model, CancellationToken ct)
    {
        if (await db.CountAsync($"select count(*) from models where name = {model}", ct) == 0)
            throw NotFound(model);
    }

    public async Task<ModelView?> FindAsync(string model, CancellationToken ct) =>
        (await WithAliasesAsync(await db.QueryAsync($"select * from models where name = {model}", Read, ct), ct)).SingleOrDefault();

    public async Task<Page<ModelView>> ListAsync(string? search, PageRequest page, CancellationToken ct)
    {
        Sql matching = search is null ? (Sql)$"1 = 1" : $"lower(name) like {LikePattern.Containing(search)} escape '!'";
        Sql after = page.After is null ? Sql.Empty : $"and name > {page.After}";
        var found = await db.QueryAsync($"select * from models where {matching} {after} order by name limit {page.Limit + 1}", Read, ct);
        var total = await db.CountAsync($"select count(*) from models where {matching}", ct);
        var items = await WithAliasesAsync([.. found.Take(page.Limit)], ct);
        return new(items, found.Count > page.Limit ? PageRequest.Encode(items[^1].Name) : null, total);
    }

    public static RefusalException NotFound(string model) => Refusal.NotFound("model.not_found", $"No model is called {model}.");

    async Task<IReadOnlyList<ModelView>> WithAliasesAsync(List<ModelView> models, CancellationToken ct)
    {
        if (models.Count == 0)
            return models;
        var aliases = (await db.QueryAsync(
            $"select model, alias, version from model_aliases where model in ({Sql.List(models.Select(model => model.Name))}) order by alias",
            row => (Model: row.Text("model"), Alias: row.Text("alias"), Version: (int)row.Number("version")), ct)).ToLookup(alias => alias.Model);
        return [.. models.Select(model => model with { Aliases = aliases[model.Name].ToDictionary(alias => alias.Alias, alias => alias.Version) })];
    }

    static ModelView Read(Row row) => new(
        row.Text("name"), row.Text("description"), row.Text("owner"), row.Time("created_at"), (int)row.Number("latest_version"),
        new Dictionary<string, int>());
}

using System.Globalization;
using Slipway.Contracts;
using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Registry.Versions;

/// <summary>Puts versions together from their rows.</summary>
sealed class VersionReader(Db db)
{
    public async Task<ModelVersion?> FindAsync(string model, int version, CancellationToken ct) =>
        await db.FindAsync($"select * from model_versions where model = {model} and version = {version}", VersionStore.Read, ct);

    /// <inheritdoc cref="VersionStore.NumberOfStepAsync"/>
    public async Task<int?> NumberOfStepAsync(string model, VersionOrigin origin, CancellationToken ct) =>
        (await db.QueryAsync(VersionStore.OfStep(model, origin), row => (int?)row.Number("version"), ct)).SingleOrDefault();

    public async Task<ModelVersionView?> ViewAsync(string model, int version, CancellationToken ct) =>
        (await ViewsAsync($"model = {model} and version = {version}", ct)).SingleOrDefault();

    public async Task<ModelVersionView?> ViewByAliasAsync(string model, string alias, CancellationToken ct) =>
        (await ViewsAsync($"model = {model} and version in (select a.version from model_aliases a where a.model = {model} and a.alias = {alias})", ct))
        .SingleOrDefault();

    public Task<IReadOnlyList<ModelVersionView>> WithDigestAsync(Digest digest, CancellationToken ct) => ViewsAsync($"digest = {digest}", ct);

    public Task<IReadOnlyList<ModelVersionView>> OfRunAsync(string run, CancellationToken ct) => ViewsAsync($"run_id = {run}", ct);

    /// <summary>The longest waiting first.</summary>
    public async Task<IReadOnlyList<ModelVersionView>> AwaitingApprovalAsync(CancellationToken ct) =>
        [.. (await ViewsAsync($"status = {VersionStatus.AwaitingApproval} order by created_at limit 100", ct)).OrderBy(version => version.CreatedAt)];

    /// <summary>Newest first.</summary>
    public async Task<Page<ModelVersionView>> ListAsync(string model, PageRequest page, CancellationToken ct)
    {
        var below = page.After is null ? int.MaxValue : Cursor(page.After);
        var found = await ViewsAsync($"model = {model} and version < {below} order by version desc limit {page.Limit + 1}", ct);
        var total = await db.CountAsync($"select count(*) from model_versions where model = {model}", ct);
        return found.Count > page.Limit
            ? new([.. found.Take(page.Limit)], PageRequest.Encode(found[page.Limit - 1].Version.ToString(CultureInfo.InvariantCulture)), total)
            : new(found, Next: null, total);
    }

    async Task<IReadOnlyList<ModelVersionView>> ViewsAsync(Sql where, CancellationToken ct)
    {
        var versions = await db.QueryAsync($"select * from model_versions where {where}", VersionStore.Read, ct);
        if (versions.Count == 0)
            return [];

        Sql of = $"model in ({Sql.List(versions.Select(version => version.Model).Distinct())}) and version in ({Sql.List(versions.Select(version => version.Version).Distinct())})";
        var gates = (await db.QueryAsync($"select * from gate_results where {of} order by position", row => (Key(row), ReadGate(row)), ct)).ToLookup(row => row.Item1, row => row.Item2);
        var approvals = (await db.QueryAsync($"select * from approvals where {of} order by decided_at", row => (Key(row), ReadApproval(row)), ct)).ToLookup(row => row.Item1, row => row.Item2);
        var aliases = (await db.QueryAsync($"select * from model_aliases where {of} order by alias", row => (Key(row), row.Text("alias")), ct)).ToLookup(row => row.Item1, row => row.Item2);
        return [.. versions.OrderByDescending(version => version.Version).Select(version =>
            View(version, [.. gates[version.Name]], [.. approvals[version.Name]], [.. aliases[version.Name]]))];
    }

    static ModelVersionView View(
        ModelVersion version, IReadOnlyList<GateView> gates, IReadOnlyList<ApprovalView> approvals, IReadOnlyList<string> aliases) => new(
        version.Model, version.Version, version.Digest.ToString(), version.Status, version.Description, version.Origin.Run,
        version.Origin.Execution, version.Origin.Table, version.Origin.Dataset, version.Origin.Code, version.Author, version.Signature,
        version.Metrics, gates, approvals, version.AgainstChampion, aliases, version.CreatedAt);

    static string Key(Row row) => $"{row.Text("model")}/{row.Number("version")}";

    static GateView ReadGate(Row row) => new(
        row.Text("name"), row.Text("kind"), row.Flag("passed"), row.Text("observed"), row.Text("required"), row.Time("checked_at"));

    static ApprovalView ReadApproval(Row row) => new(
        row.Enum<Decision>("decision"), row.Text("decided_by"), row.Text("comment"), row.Time("decided_at"), row.Text("model_digest"));

    static int Cursor(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        ? version
        : throw Refusal.Invalid("page.cursor", "cursor is not one that this server gave out; leave it away for the first page.");
}

using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Storage;

namespace Slipway.Registry.Versions;

static class VersionStore
{
    public static async Task AddAsync(Tx tx, ModelVersion version, IReadOnlyList<GateView> gates, CancellationToken ct)
    {
        var origin = version.Origin;
        await tx.ExecuteAsync($"""
            insert into model_versions (model, version, digest, status, description, author, run_id, execution, step, evaluation,
              table_digest, dataset, code_digest, signature, metrics, profile_digest, against_champion, rollout, created_at)
            values ({version.Model}, {version.Version}, {version.Digest}, {version.Status}, {version.Description}, {version.Author},
              {origin.Run}, {origin.Execution}, {origin.Step}, {origin.Evaluation}, {origin.Table}, {origin.Dataset}, {origin.Code},
              {Json.Write(version.Signature)}, {Json.Write(version.Metrics)}, {version.Profile},
              {JsonOrNull(version.AgainstChampion)}, {JsonOrNull(version.Rollout)}, {version.CreatedAt})
            """, ct);
        await tx.ExecuteManyAsync(gates.Select((gate, i) => (Sql)$"""
            insert into gate_results (model, version, position, name, kind, passed, observed, required, checked_at)
            values ({version.Model}, {version.Version}, {i}, {gate.Name}, {gate.Kind}, {gate.Passed}, {gate.Observed}, {gate.Required}, {gate.CheckedAt})
            """), ct);
    }

    public static Task<ModelVersion?> FindAsync(Tx tx, string model, int version, CancellationToken ct) =>
        tx.FindAsync($"select * from model_versions where model = {model} and version = {version}", Read, ct);

    /// <summary>What an earlier attempt at the same step registered.</summary>
    public static async Task<int?> NumberOfStepAsync(Tx tx, string model, VersionOrigin origin, CancellationToken ct) =>
        (await tx.QueryAsync(OfStep(model, origin), row => (int?)row.Number("version"), ct)).SingleOrDefault();

    /// <summary>Finds nothing for what no step registered.</summary>
    public static Sql OfStep(string model, VersionOrigin origin) =>
        $"select version from model_versions where execution = {origin.Execution} and step = {origin.Step} and model = {model}";

    /// <summary>Writes a decision down, or refuses when somebody else was first.</summary>
    public static async Task SaveDecisionAsync(Tx tx, ModelVersion version, ApprovalView approval, CancellationToken ct)
    {
        var saved = await tx.ExecuteAsync($"""
            update model_versions set status = {version.Status}
            where model = {version.Model} and version = {version.Version} and status = {VersionStatus.AwaitingApproval}
            """, ct);
        if (saved == 0)
            throw Refusal.Conflict("approval.not_awaited", $"Somebody else decided about {version.Name} at the same moment.");
        await tx.ExecuteAsync($"""
            insert into approvals (model, version, decision, decided_by, comment, decided_at, model_digest)
            values ({version.Model}, {version.Version}, {approval.Decision}, {approval.By}, {approval.Comment}, {approval.At}, {approval.ModelDigest})
            """, ct);
    }

    public static ModelVersion Read(Row row) => new(
        row.Text("model"), (int)row.Number("version"), row.Digest("digest"), row.Enum<VersionStatus>("status"), row.Text("description"),
        row.Text("author"),
        new(row.TextOrNull("run_id"), row.TextOrNull("execution"), row.TextOrNull("step"), row.TextOrNull("evaluation"),
            row.TextOrNull("table_digest"), row.TextOrNull("dataset"), row.TextOrNull("code_digest")),
        row.Json<SignatureView>("signature"), row.Json<Dictionary<string, double>>("metrics"), row.DigestOrNull("profile_digest"),
        row.JsonOrNull<ComparisonView>("against_champion"), row.JsonOrNull<RolloutPlan>("rollout"), row.Time("created_at"));

    static string? JsonOrNull<T>(T? value) where T : class => value is null ? null : Json.Write(value);
}

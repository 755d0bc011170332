using System.Globalization;
using Slipway.Contracts.Evaluation;
using Slipway.Datasets.Tables;
using Slipway.Evaluation.Evaluations;
using Slipway.Evaluation.Metrics;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;
using Slipway.Registry.Versions;

namespace Slipway.Registry.Steps;

/// <summary><c>model/register</c>: registers the best of several evaluated models and holds it against its gates.</summary>
sealed class RegisterStep(EvaluationCatalog evaluations, TableCatalog tables, RegisterVersion register) : IStep
{
    public string Name => "model/register";

    public IReadOnlyList<StepParameter> Parameters =>
    [
        new("model", true, "The model's name"),
        new("candidates", true, "Evaluations on one table, of which the best is registered"),
        new("metric", false, "What decides among the candidates; auc if absent"),
        new("gates", false, "The gate file; the model's last one if absent"),
        new("train", false, "The training table; without it there is no reference profile"),
        new("data", false, "The dataset version behind the training table"),
        new("description", false, "A sentence about the version"),
        new("rollout", false, "What approval starts: { deployment, strategy: canary or shadow, weight: 1 to 99 }"),
    ];

    public IReadOnlyList<string> Outputs => ["model", "version", "status", "run", "evaluation", "digest"];

    public bool Cacheable => false;

    public async Task<StepResult> RunAsync(StepContext context, CancellationToken ct)
    {
        var with = context.With;
        var metric = with.TextOrNull("metric") ?? MetricNames.Auc;
        var best = await BestAsync(with.Texts("candidates"), metric, ct);
        context.Log($"The best {metric} is {best.Metrics[metric].Value.ToString("0.####", CultureInfo.InvariantCulture)}, of run {best.Run}.");
        var train = with.TextOrNull("train") is { } reference ? await tables.ResolveAsync(reference, ct) : null;
        var data = with.TextOrNull("data") is { } source ? await tables.ResolveAsync(source, ct) : train;

        var origin = new VersionOrigin(
            best.Run, context.Execution, context.Step, best.Id, train?.Table.Digest, data?.Dataset is null ? null : data.Reference, context.Code.ToString());
        var draft = new VersionDraft(
            with.Text("model"), Digest.Parse(best.Model), origin, context.Actor.Name, with.TextOrNull("description") ?? "",
            with.TextOrNull("gates") is { } file ? context.File(file) : null, RolloutKeys.Read(context), metric);
        var version = await register.ExecuteAsync(draft, context.Actor, ct);

        foreach (var gate in version.Gates)
            context.Log($"Gate {gate.Name} {(gate.Passed ? "passed" : "failed")}: {gate.Observed}; required: {gate.Required}.");
        return new(new Dictionary<string, string>
        {
            ["model"] = version.Model,
            ["version"] = version.Version.ToString(CultureInfo.InvariantCulture),
            ["status"] = version.Status.ToString(),
            ["run"] = best.Run,
            ["evaluation"] = best.Id,
            ["digest"] = version.Digest,
        });
    }

    async Task<EvaluationView> BestAsync(IReadOnlyList<string> candidates, string metric, CancellationToken ct)
    {
        if (candidates.Count == 0)
            throw Refusal.Invalid("register.no_candidates", "with.candidates is an empty list; at least one evaluation is needed.");
        var found = new List<EvaluationView>();
        foreach (var id in candidates)
            found.Add(await evaluations.FindAsync(id, ct) ?? throw Refusal.NotFound("evaluation.not_found", $"No evaluation has the id {id}."));
        if (found.Select(evaluation => evaluation.Table).Distinct().Count() > 1)
            throw Refusal.Invalid("register.different_rows", "The candidates were evaluated on different tables, so their metrics can not be compared.");

        var measured = found.Where(evaluation => evaluation.Metrics.TryGetValue(metric, out var estimate) && double.IsFinite(estimate.Value)).ToList();
        if (measured.Count == 0)
            throw Refusal.Invalid("register.metric", $"No candidate has the metric '{metric}'; they have {string.Join(", ", found[0].Metrics.Keys)}.");
        return MetricNames.HigherIsBetter(metric)
            ? measured.MaxBy(evaluation => evaluation.Metrics[metric].Value)!
            : measured.MinBy(evaluation => evaluation.Metrics[metric].Value)!;
    }
}

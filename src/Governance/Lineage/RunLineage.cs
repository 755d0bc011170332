using Slipway.Contracts.Tracking;
using Slipway.Monitoring;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Executions;
using Slipway.Registry;
using Slipway.Tracking;

namespace Slipway.Governance.Lineage;

/// <summary>Runs with what they read, the executions that they were a step of, and what those ran and answered.</summary>
sealed class RunLineage(RunCatalog runs, ExecutionCatalog executions, PipelineCatalog pipelines, AlertCatalog alerts, ModelCatalog models) : ILineageSource
{
    public const string Run = "run";
    public const string Execution = "execution";

    public const string Pipeline = "pipeline";
    public const string Alert = "alert";

    public IReadOnlyList<string> Kinds { get; } = [Run, Execution, Pipeline, Alert];

    public Task<LineageEntry?> FindAsync(LineageKey key, CancellationToken ct) => key.Kind switch
    {
        Run => FindRunAsync(key, ct),
        Execution => FindExecutionAsync(key, ct),
        Pipeline => FindPipelineAsync(key, ct),
        _ => FindAlertAsync(key, ct),
    };

    async Task<LineageEntry?> FindRunAsync(LineageKey key, CancellationToken ct)
    {
        if (await runs.FindAsync(key.Key, ct) is not { } run)
            return null;
        var links = run.Inputs.Select(input => LineageLink.Source(DataLineage.Of(input.Table), $"{input.Context} on")).ToList();
        if (run.Execution is { } execution)
            links.Add(LineageLink.Source(new(Execution, execution), run.Step is null ? "part of" : $"step {run.Step} of"));
        foreach (var version in await models.OfRunAsync(run.Id, ct))
            links.Add(LineageLink.Product(new(ModelLineage.Version, $"{version.Model}/{version.Version}"), "made by"));
        return new(new(key.ToString(), Run, run.Name, Detail(run), run.CodeDigest, $"/runs/{run.Id}"), links);
    }

    async Task<LineageEntry?> FindExecutionAsync(LineageKey key, CancellationToken ct)
    {
        if (await executions.FindAsync(key.Key, ct) is not { } execution)
            return null;
        var links = execution.Inputs.Values.Where(value => value.Contains('@', StringComparison.Ordinal) || value.StartsWith("sha256:", StringComparison.Ordinal))
            .Select(value => LineageLink.Source(DataLineage.Of(value), "read")).ToList();
        links.Add(LineageLink.Source(new(Pipeline, $"{execution.Pipeline}/{execution.PipelineDigest}"), "ran"));
        if (execution.Cause is { Kind: "alert", Subject: { } alert })
            links.Add(LineageLink.Source(new(Alert, alert), "caused by"));
        return new(
            new(key.ToString(), Execution, $"{execution.Pipeline} #{execution.Number}", $"{execution.Status}, started by {execution.Cause.Kind}, {execution.Cause.Actor}", null, $"/executions/{execution.Id}"),
            links);
    }

    /// <summary>Named by the digest of its definition and files: the code that ran.</summary>
    async Task<LineageEntry?> FindPipelineAsync(LineageKey key, CancellationToken ct)
    {
        if (key.Key.Split('/') is not [var name, var digest] || await pipelines.FindDefinitionAsync(name, version: null, ct) is null)
            return null;
        return new(new(key.ToString(), Pipeline, name, null, digest, $"/pipelines/{name}"), []);
    }

    async Task<LineageEntry?> FindAlertAsync(LineageKey key, CancellationToken ct) => await alerts.FindAsync(key.Key, ct) is { } alert
        ? new(
            new(key.ToString(), Alert, alert.Rule, alert.Message, null, $"/alerts/{alert.Id}"),
            [LineageLink.Present(new(ModelLineage.Deployment, alert.Deployment), "about")])
        : null;

    static string Detail(RunView run) => $"{run.Experiment}, {run.Status}, by {run.CreatedBy}";
}

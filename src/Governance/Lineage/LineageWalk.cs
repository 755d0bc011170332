using Slipway.Contracts.Governance;
using Slipway.Contracts.Registry;
using Slipway.Contracts.Tracking;
using Slipway.Datasets.Catalog;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Monitoring;
using Slipway.Pipelines.Executions;
using Slipway.Registry;
using Slipway.Tracking;

namespace Slipway.Governance.Lineage;

/// <summary>
/// Walks from one thing to all it was made of: prediction → model version → run → execution → tables → dataset versions,
/// with the people who approved. Every step is a look-up by id or digest in the module that keeps the record.
/// </summary>
sealed class LineageWalk(
    PredictionCatalog predictions, ModelCatalog models, RunCatalog runs, ExecutionCatalog executions, TableCatalog tables, DatasetCatalog datasets)
{
    const int MostNodes = 200;

    public async Task<LineageView> FromAsync(LineageKey root, CancellationToken ct)
    {
        var graph = new LineageGraph(MostNodes);
        if (!await EnterAsync(graph, root, ct))
            throw Refusal.NotFound("lineage.not_found", $"There is no {root.Kind} '{root.Key}'.");
        while (graph.TryTake(out var key))
            await ExploreAsync(graph, key, ct);
        return graph.View(root.Id);
    }

    /// <summary>Puts the root in the graph, if there is such a thing.</summary>
    async Task<bool> EnterAsync(LineageGraph graph, LineageKey root, CancellationToken ct)
    {
        switch (root.Kind)
        {
            case "prediction":
                if (await predictions.FindAsync(root.Key, ct) is not { } prediction)
                    return false;
                graph.Add(root, $"prediction {prediction.Id}", $"{prediction.At:u}, {string.Join(", ", prediction.Outputs.Values)}");
                return true;
            case "model-version":
                return VersionKey(root.Key) is var (model, number) && await models.FindVersionAsync(model, number, ct) is { } version && AddVersion(graph, version) == root.Id;
            case "run":
                return await runs.FindAsync(root.Key, ct) is { } run && AddRun(graph, run) == root.Id;
            case "execution":
                return await AddExecutionAsync(graph, root.Key, ct) is not null;
            case "table":
                return Digest.TryParse(root.Key, out var digest) && await AddTableAsync(graph, digest, ct) is not null;
            default:
                throw Refusal.Invalid("lineage.kind", $"'{root.Kind}' has no lineage; accepted are prediction, model-version, run, execution, table.");
        }
    }

    Task ExploreAsync(LineageGraph graph, LineageKey key, CancellationToken ct) => key.Kind switch
    {
        "prediction" => OfPredictionAsync(graph, key, ct),
        "model-version" => OfVersionAsync(graph, key, ct),
        "run" => OfRunAsync(graph, key, ct),
        "execution" => OfExecutionAsync(graph, key, ct),
        "table" => OfTableAsync(graph, key, ct),
        _ => Task.CompletedTask,
    };

    async Task OfPredictionAsync(LineageGraph graph, LineageKey key, CancellationToken ct)
    {
        var prediction = await predictions.FindAsync(key.Key, ct);
        var deployment = graph.Add(new("deployment", prediction!.Deployment), $"deployment {prediction.Deployment}", $"route {prediction.Route}", link: $"/deployments/{prediction.Deployment}", explore: false);
        graph.Link(key.Id, deployment, "answered by");
        if (await models.FindVersionAsync(prediction.Model, prediction.Version, ct) is { } version)
            graph.Link(key.Id, AddVersion(graph, version), "scored by");
    }

    async Task OfVersionAsync(LineageGraph graph, LineageKey key, CancellationToken ct)
    {
        if (VersionKey(key.Key) is not var (model, number) || await models.FindVersionAsync(model, number, ct) is not { } version)
            return;
        foreach (var approval in version.Approvals)
        {
            var by = graph.Add(
                new("approval", $"{key.Key}/{approval.By}"), $"{approval.By} {(approval.Decision is Decision.Approve ? "approved" : "rejected")}", $"{approval.At:u}: {approval.Comment}", approval.ModelDigest, explore: false);
            graph.Link(key.Id, by, "decided by");
        }

        if (version.Run is { } run && await runs.FindAsync(run, ct) is { } made)
            graph.Link(key.Id, AddRun(graph, made), "made by");
        if (version.Execution is { } execution && await AddExecutionAsync(graph, execution, ct) is { } id)
            graph.Link(key.Id, id, "registered by");
        if (version.Table is { } table && Digest.TryParse(table, out var digest) && await AddTableAsync(graph, digest, ct) is { } read)
            graph.Link(key.Id, read, "learnt from");
    }

    async Task OfRunAsync(LineageGraph graph, LineageKey key, CancellationToken ct)
    {
        var run = await runs.GetAsync(key.Key, ct);
        if (run.Execution is { } execution && await AddExecutionAsync(graph, execution, ct) is { } id)
            graph.Link(key.Id, id, $"step {run.Step} of");
        foreach (var input in run.Inputs)
        {
            if (Digest.TryParse(input.Table, out var digest) && await AddTableAsync(graph, digest, ct) is { } table)
                graph.Link(key.Id, table, $"read for {input.Context}");
        }

        foreach (var version in await models.OfRunAsync(key.Key, ct))
            graph.Link(AddVersion(graph, version), key.Id, "made by");
    }

    async Task OfExecutionAsync(LineageGraph graph, LineageKey key, CancellationToken ct)
    {
        var execution = await executions.FindAsync(key.Key, ct);
        var pipeline = graph.Add(new("pipeline", execution!.PipelineDigest), $"pipeline {execution.Pipeline}", null, execution.PipelineDigest, $"/pipelines/{execution.Pipeline}", explore: false);
        graph.Link(key.Id, pipeline, "ran");
        if (execution.Cause is { Kind: "alert", Subject: { } alert })
            graph.Link(key.Id, graph.Add(new("alert", alert), $"alert {alert}", null, link: $"/alerts/{alert}", explore: false), "caused by");
        foreach (var (name, reference) in execution.Inputs)
        {
            if (reference.Split('@') is [var dataset, var number] && int.TryParse(number, out var version)
                && await datasets.FindVersionAsync(dataset, version, ct) is { } found && await AddTableAsync(graph, Digest.Parse(found.Table.Digest), ct) is { } table)
                graph.Link(key.Id, table, $"input {name}");
        }
    }

    async Task OfTableAsync(LineageGraph graph, LineageKey key, CancellationToken ct)
    {
        var digest = Digest.Parse(key.Key);
        foreach (var version in await datasets.OfTableAsync(digest, ct))
        {
            var named = graph.Add(
                new("dataset-version", $"{version.Dataset}@{version.Version}"), $"{version.Dataset}@{version.Version}", version.Note, version.Table.Digest, $"/datasets/{version.Dataset}?version={version.Version}", explore: false);
            graph.Link(key.Id, named, "is");
        }

        var table = await tables.FindAsync(digest, ct);
        foreach (var parent in table!.Origin.Parents)
        {
            if (!Digest.TryParse(parent, out var made))
                continue;
            var from = await AddTableAsync(graph, made, ct) ?? graph.Add(new("upload", parent), "upload", null, parent, explore: false);
            graph.Link(key.Id, from, table.Origin.Kind switch { "split" => "part of", "transform" => "transformed from", "append" => "appended to", _ => "imported from" });
        }
    }

    static string AddVersion(LineageGraph graph, ModelVersionView version) => graph.Add(
        new("model-version", $"{version.Model}/{version.Version}"), $"{version.Model}/{version.Version}", version.Status.ToString(), version.Digest, $"/models/{version.Model}/versions/{version.Version}");

    static string AddRun(LineageGraph graph, RunView run) =>
        graph.Add(new("run", run.Id), $"run {run.Name}", $"{run.Experiment}, {run.Status}", run.CodeDigest, $"/runs/{run.Id}");

    async Task<string?> AddExecutionAsync(LineageGraph graph, string id, CancellationToken ct) => await executions.FindAsync(id, ct) is { } execution
        ? graph.Add(new("execution", id), $"{execution.Pipeline} #{execution.Number}", $"{execution.Status}, started by {execution.Cause.Actor}", execution.PipelineDigest, $"/executions/{id}")
        : null;

    async Task<string?> AddTableAsync(LineageGraph graph, Digest digest, CancellationToken ct) => await tables.FindAsync(digest, ct) is { } table
        ? graph.Add(new("table", table.Digest), $"table of {table.Rows:N0} rows", $"{table.Origin.Kind}: {table.Origin.Detail}", table.Digest, $"/tables/{table.Digest}")
        : null;

    static (string Model, int Number)? VersionKey(string key) =>
        key.LastIndexOf('/') is > 0 and var slash && int.TryParse(key[(slash + 1)..], out var number) ? (key[..slash], number) : null;
}

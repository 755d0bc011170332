using Slipway.Contracts.Pipelines;
using Slipway.Kernel;
using Slipway.Pipelines.Triggers;
using Slipway.Storage;

namespace Slipway.Pipelines.Definitions;

/// <summary>Checks a definition whole and keeps it as the pipeline's next version. The same definition again changes nothing.</summary>
sealed class PutPipeline(Db db, PipelineStore pipelines, DefinitionCheck check, EventLog events, TimeProvider clock)
{
    public async Task<PipelineVersion> ExecuteAsync(string name, PutPipelineRequest request, Actor actor, CancellationToken ct)
    {
        var definition = Checked(name, request);
        var bundle = new Bundle(request.Definition, request.Files);
        if (await pipelines.FindLatestAsync(name, ct) is { } latest && latest.Digest == bundle.Digest)
            return latest;

        var now = clock.GetUtcNow();
        var version = await db.WriteAsync(async tx =>
        {
            var number = await PipelineStore.AddVersionAsync(tx, definition, bundle, actor.Name, now, ct);
            await TriggerStore.ReplaceAsync(tx, name, definition.Triggers, now, ct);
            await events.AppendAsync(tx, new("pipeline.version.created", actor.Name, $"pipeline/{name}/{number}",
                new { pipeline = name, version = number, digest = bundle.Digest, steps = definition.Steps.Count, files = bundle.Files.Keys }), ct);
            return number.ToString();
        }, ct);
        return new(name, int.Parse(version), bundle.Digest, bundle, actor.Name, now);
    }

    PipelineDefinition Checked(string name, PutPipelineRequest request)
    {
        var problems = new List<Problem>();
        Bundle.Check(request.Files, problems);
        var definition = DefinitionParser.Parse(request.Definition, problems);
        if (definition is not null)
        {
            check.Check(definition, request.Files, problems);
            if (definition.Name.Length > 0 && definition.Name != name)
                problems.Add(new("name", $"The definition is of '{definition.Name}', but it was put to '{name}'."));
        }

        return problems.Count == 0 && definition is not null ? definition : throw Refusal.Invalid("pipeline.invalid",
            $"The definition of pipeline '{name}' has {problems.Count} problem{(problems.Count == 1 ? "" : "s")}.",
            [.. problems.OrderBy(problem => problem.Line ?? 0)]);
    }
}

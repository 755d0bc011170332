using System.Text.RegularExpressions;
using Slipway.Contracts.Pipelines;
using Slipway.Datasets.Tables;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Steps;
using Slipway.Storage;

namespace Slipway.Pipelines.Executions;

/// <param name="Kind"><c>manual</c>, <c>alert</c>, <c>data</c>, <c>schedule</c> or <c>api</c>.</param>
sealed record Cause(string Kind, string? Subject, Actor Actor);

/// <summary>Starts a pipeline: inputs are checked and pinned to versions, then the execution, its steps and its first jobs are written at once.</summary>
sealed partial class StartExecution(
    Db db, PipelineStore pipelines, PipelineVersions versions, TableCatalog tables, ChangeExecution change, TimeProvider clock)
{
    /// <param name="guard">Runs first in the transaction; false leaves everything as it was.</param>
    /// <returns>Null when the guard said no.</returns>
    public async Task<Execution?> ExecuteAsync(
        string pipeline, IReadOnlyDictionary<string, string>? given, Cause cause, Func<Tx, Id<Execution>, Task<bool>>? guard, CancellationToken ct)
    {
        var found = await pipelines.FindAsync(pipeline, ct)
            ?? throw Refusal.NotFound("pipeline.not_found", $"No pipeline is called '{pipeline}'.");
        var version = await versions.GetAsync(pipeline, found.Versions, ct);
        var inputs = await PinAsync(version.Definition, Checked(version.Definition, given ?? new Dictionary<string, string>()), ct);
        var id = Id<Execution>.New(clock);
        return await db.WriteAsync(async tx =>
        {
            if (guard is not null && !await guard(tx, id))
                return null;
            var number = await ExecutionStore.NextNumberAsync(tx, pipeline, ct);
            return await change.AddAsync(tx, New(id, number, version, cause, inputs), version, ct);
        }, ct);
    }

    Execution New(Id<Execution> id, int number, PipelineVersion version, Cause cause, IReadOnlyDictionary<string, string> inputs) => new(
        id, version.Pipeline, version.Version, version.Digest, number, ExecutionStatus.Queued, cause.Kind, cause.Subject, cause.Actor, inputs,
        clock.GetUtcNow(), StartedAt: null, EndedAt: null,
        [.. version.Definition.Steps.Select(step => new StepState(step.Name, step.Kind, step.Needs, step.Retries))]);

    static Dictionary<string, string> Checked(PipelineDefinition definition, IReadOnlyDictionary<string, string> given)
    {
        var problems = new List<Problem>();
        foreach (var name in given.Keys.Where(name => definition.Inputs.All(input => input.Name != name)))
            problems.Add(new($"inputs.{name}", $"{definition.Name} has no input '{name}'; it has {Words.List(definition.Inputs.Select(input => input.Name))}."));
        var values = new Dictionary<string, string>();
        foreach (var input in definition.Inputs)
        {
            if ((given.GetValueOrDefault(input.Name) ?? input.Default) is { } value)
                values[input.Name] = value;
            else
                problems.Add(new($"inputs.{input.Name}", $"'{input.Name}' has no default and must be given: {input.Meaning}"));
        }

        return problems.Count == 0 ? values : throw Refusal.Invalid("execution.inputs", $"The inputs do not fit {definition.Name}.", problems);
    }

    async Task<IReadOnlyDictionary<string, string>> PinAsync(PipelineDefinition definition, Dictionary<string, string> values, CancellationToken ct)
    {
        foreach (var input in definition.Inputs)
        {
            var value = values[input.Name];
            if (input.IsTable || DatasetVersion().IsMatch(value))
                values[input.Name] = (await tables.ResolveAsync(value, ct)).Reference;
        }

        return values;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]*@(latest|[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex DatasetVersion();
}

using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Definitions;

/// <summary>Holds a definition against the kinds of step that this server knows and the files that came with it.</summary>
sealed class DefinitionCheck(StepCatalog catalog, PipelinesOptions options)
{
    public void Check(PipelineDefinition definition, IReadOnlyDictionary<string, string> files, List<Problem> problems)
    {
        var kinds = new Dictionary<string, IStep>();
        foreach (var step in definition.Steps.Where(step => step.Uses is not null))
        {
            if (catalog.Find(step.Uses) is { } kind)
                kinds[step.Name] = kind;
            else
                problems.Add(new($"steps.{step.Name}.uses", $"No step is called '{step.Uses}'; there is {Words.List(catalog.Names)}.", step.Line));
        }

        foreach (var step in definition.Steps)
        {
            if (step.Run is not null && !options.Commands)
                problems.Add(new($"steps.{step.Name}.run", "This server runs no programs (Pipelines:Commands is false); accepted are steps with 'uses'.", step.Line));
            if (kinds.TryGetValue(step.Name, out var kind))
                CheckWith(step, kind, files, problems);
            CheckOutputs(step, kinds, problems);
        }
    }

    static void CheckWith(StepDefinition step, IStep kind, IReadOnlyDictionary<string, string> files, List<Problem> problems)
    {
        var path = $"steps.{step.Name}.with";
        foreach (var entry in step.With.Entries.Where(entry => kind.Parameters.All(parameter => parameter.Name != entry.Key)))
            problems.Add(new($"{path}.{entry.Key}", $"{kind.Name} takes no '{entry.Key}'; it takes {Words.List(kind.Parameters.Select(parameter => parameter.Name))}.", entry.Line));
        foreach (var parameter in kind.Parameters)
        {
            var value = step.With[parameter.Name];
            if (parameter.Required && value is null or { IsNull: true })
                problems.Add(new($"{path}.{parameter.Name}", $"{kind.Name} needs '{parameter.Name}': {parameter.Meaning}", step.Line));
            if (parameter.IsFile && value is YamlScalar file && Template.References(file.Text).Count == 0 && !files.ContainsKey(file.Text))
                problems.Add(new($"{path}.{parameter.Name}", $"The file '{file.Text}' did not come with the definition; there is {Words.List(files.Keys)}.", file.Line));
        }
    }

    static void CheckOutputs(StepDefinition step, Dictionary<string, IStep> kinds, List<Problem> problems)
    {
        foreach (var (path, scalar) in step.With.Scalars($"steps.{step.Name}.with"))
        {
            foreach (var reference in Template.References(scalar.Text))
            {
                if (reference.Step is { } from && kinds.TryGetValue(from, out var kind) && kind.Outputs is { } outputs && !outputs.Contains(reference.Name))
                    problems.Add(new(path, $"{kind.Name} has no output '{reference.Name}'; it has {Words.List(outputs)}.", scalar.Line));
            }
        }
    }
}

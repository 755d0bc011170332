using System.Text.RegularExpressions;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Definitions;

/// <summary>Holds every <c>${{ … }}</c> of a definition against the inputs and steps that there are.</summary>
static partial class ReferenceCheck
{
    public static void Check(YamlMap document, IReadOnlyList<InputDefinition> inputs, IReadOnlyList<StepDefinition> steps, List<Problem> problems)
    {
        var inputNames = inputs.Select(input => input.Name).ToHashSet();
        var stepNames = steps.Select(step => step.Name).ToHashSet();
        foreach (var entry in document.Entries)
        {
            foreach (var (path, scalar) in entry.Value.Scalars(entry.Key))
            {
                if (Template.Fault(scalar.Text) is { } fault)
                    problems.Add(new(path, $"'{fault}' is no reference; accepted are {Template.Accepted}.", scalar.Line));
                foreach (var reference in Template.References(scalar.Text))
                    Check(reference, entry.Key, path, scalar.Line, inputNames, stepNames, problems);
                if (entry.Key == "steps" && Moving().IsMatch(scalar.Text))
                    problems.Add(new(path, $"'{scalar.Text}' means another version tomorrow; make it an input, so that each execution records which one it read.", scalar.Line));
            }
        }
    }

    static void Check(Reference reference, string section, string path, int line, HashSet<string> inputs, HashSet<string> steps, List<Problem> problems)
    {
        if (section != "steps")
            problems.Add(new(path, $"${{{{ {reference} }}}} stands outside the steps, where nothing is known yet.", line));
        else if (reference.Step is null && !inputs.Contains(reference.Name))
            problems.Add(new(path, $"No input is called '{reference.Name}'; there is {Words.List(inputs)}.", line));
        else if (reference.Step is { } step && !steps.Contains(step))
            problems.Add(new(path, $"No step is called '{step}'; there is {Words.List(steps)}.", line));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]*@latest$", RegexOptions.CultureInvariant)]
    private static partial Regex Moving();
}

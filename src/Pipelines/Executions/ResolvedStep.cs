using System.Text.Json.Nodes;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Executions;

/// <summary>A step's definition with every reference replaced by its value.</summary>
sealed record ResolvedStep(
    JsonObject With, IReadOnlyList<string> Run, IReadOnlyDictionary<string, string> Environment, IReadOnlyDictionary<string, string> Tables)
{
    public static ResolvedStep Of(StepDefinition step, Execution execution)
    {
        return new(
            step.With.ToJson(Text), [.. (step.Run ?? []).Select(Text)],
            step.Environment.ToDictionary(pair => pair.Key, pair => Text(pair.Value)),
            step.Tables.ToDictionary(pair => pair.Key, pair => Text(pair.Value)));

        string Text(string template) => Template.Resolve(template, Value);

        string Value(Reference reference)
        {
            var values = reference.Step is null ? execution.Inputs : execution.Find(reference.Step)?.Outputs;
            return values?.GetValueOrDefault(reference.Name) ?? throw Refusal.Invalid("step.output_missing",
                $"Step {step.Name} reads ${{{{ {reference} }}}}, which there is not; there is {Words.List(values?.Keys ?? [])}.");
        }
    }
}

using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Definitions;

/// <summary>The graph that <c>needs</c> draws: every need exists, and no step waits for itself.</summary>
static class NeedsGraph
{
    public static void Check(IReadOnlyList<StepDefinition> steps, List<Problem> problems)
    {
        var byName = steps.GroupBy(step => step.Name).ToDictionary(group => group.Key, group => group.First());
        foreach (var step in steps)
        {
            foreach (var need in step.Needs.Where(need => !byName.ContainsKey(need) && !Reported(step, need, problems)))
                problems.Add(new($"steps.{step.Name}.needs", $"No step is called '{need}'; there is {Words.List(byName.Keys)}.", step.Line));
        }

        var finished = new HashSet<string>();
        foreach (var step in steps)
            Visit(step, byName, [], finished, problems);
    }

    /// <summary>A reference to a missing step was told of at its own line already.</summary>
    static bool Reported(StepDefinition step, string need, List<Problem> problems) => problems.Exists(problem =>
        problem.Path.StartsWith($"steps.{step.Name}.", StringComparison.Ordinal) && problem.Message.StartsWith($"No step is called '{need}'", StringComparison.Ordinal));

    static void Visit(
        StepDefinition step, Dictionary<string, StepDefinition> byName, List<string> trail, HashSet<string> finished, List<Problem> problems)
    {
        if (finished.Contains(step.Name))
            return;
        var at = trail.IndexOf(step.Name);
        if (at >= 0)
        {
            var cycle = string.Join(" → ", [.. trail[at..], step.Name]);
            problems.Add(new($"steps.{step.Name}.needs", $"These steps wait for each other: {cycle}.", step.Line));
            return;
        }

        trail.Add(step.Name);
        foreach (var need in step.Needs)
        {
            if (byName.TryGetValue(need, out var needed))
                Visit(needed, byName, trail, finished, problems);
        }

        trail.RemoveAt(trail.Count - 1);
        finished.Add(step.Name);
    }
}

using Slipway.Kernel;

namespace Slipway.Pipelines.Definitions;

/// <summary>Reads the text of a <c>pipeline.yaml</c>, collecting everything wrong with it.</summary>
static class DefinitionParser
{
    public const int MaxSteps = 200;

    /// <summary>Null only when the document has no shape at all; else what could be read, beside the problems.</summary>
    public static PipelineDefinition? Parse(string text, List<Problem> problems)
    {
        if (YamlReader.Read(text, problems) is not { } document)
            return null;
        if (document is not YamlMap map)
        {
            problems.Add(new("", "The document must be a map with 'name' and 'steps'.", document.Line));
            return null;
        }

        var top = new MapReader(map, "", problems);
        var name = top.Name("name");
        var description = top.Text("description") ?? "";
        var inputs = Inputs(top, problems);
        var triggers = TriggerParser.Parse(top, problems);
        var environment = top.Pairs("env");
        var steps = Steps(top, environment, problems);
        top.End();
        ReferenceCheck.Check(map, inputs, steps, problems);
        NeedsGraph.Check(steps, problems);
        return new(name ?? "", description, inputs, triggers, steps);
    }

    static List<InputDefinition> Inputs(MapReader top, List<Problem> problems)
    {
        var inputs = new List<InputDefinition>();
        foreach (var entry in Entries(top, "inputs", problems))
        {
            top.CheckName(entry.Key, $"inputs.{entry.Key}", entry.Line);
            if (entry.Value is not YamlMap map)
            {
                problems.Add(new($"inputs.{entry.Key}", "An input is a map with 'meaning', 'default' and 'kind'.", entry.Line));
                continue;
            }

            var input = new MapReader(map, $"inputs.{entry.Key}", problems);
            var kind = input.Text("kind");
            if (kind is not (null or "table" or "text"))
                input.Fault<string>("kind", $"'{kind}' is not a kind of input; accepted are table and text.", null);
            inputs.Add(new(entry.Key, input.Text("meaning") ?? "", input.Text("default"), kind is "table"));
            input.End();
        }

        return inputs;
    }

    static List<StepDefinition> Steps(MapReader top, IReadOnlyDictionary<string, string> environment, List<Problem> problems)
    {
        var entries = Entries(top, "steps", problems);
        if (entries.Count is 0 or > MaxSteps)
            top.Fault<string>("steps", $"A pipeline has 1 to {MaxSteps} steps; this one has {entries.Count}.", null);
        var steps = new List<StepDefinition>();
        foreach (var entry in entries.Take(MaxSteps))
        {
            top.CheckName(entry.Key, $"steps.{entry.Key}", entry.Line);
            if (entry.Value is YamlMap map)
                steps.Add(StepParser.Parse(entry, map, environment, problems));
            else
                problems.Add(new($"steps.{entry.Key}", "A step is a map with 'uses' or 'run'.", entry.Line));
        }

        return steps;
    }

    static IReadOnlyList<YamlEntry> Entries(MapReader top, string key, List<Problem> problems)
    {
        switch (top.Node(key))
        {
            case null:
                return [];
            case YamlMap map:
                return map.Entries;
            case var other:
                problems.Add(new(key, $"'{key}' must be a map.", other.Line));
                return [];
        }
    }
}

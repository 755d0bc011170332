using Slipway.Kernel;

namespace Slipway.Pipelines.Definitions;

/// <summary>Reads one step.</summary>
static class StepParser
{
    public const int MaxRetries = 10;

    public static StepDefinition Parse(YamlEntry entry, YamlMap map, IReadOnlyDictionary<string, string> environment, List<Problem> problems)
    {
        var path = $"steps.{entry.Key}";
        var step = new MapReader(map, path, problems);
        var uses = step.Text("uses");
        var run = step.Texts("run")?.Select(part => part.Text).ToList();
        if (uses is null == run is null && step.Node("uses") is null == step.Node("run") is null)
            problems.Add(new(path, "A step has either 'uses' or 'run'.", entry.Line));
        if (run is { Count: 0 })
            step.Fault<string>("run", "'run' names a program and its arguments: [python3, train.py].", null);
        var with = step.Node("with");
        if (with is not (null or YamlMap))
            step.Fault<string>("with", "'with' must be a map.", null);
        var written = step.Texts("needs") ?? [];
        var own = step.Pairs("env");
        var tables = step.Pairs("tables");
        if (run is null && (own.Count > 0 || tables.Count > 0))
            problems.Add(new(path, "'env' and 'tables' are for steps that 'run' a command.", entry.Line));

        var parsed = new StepDefinition(
            entry.Key, entry.Line, uses, run, Needs(written, map), with as YamlMap ?? YamlMap.Empty,
            environment.Concat(own).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value), tables,
            step.Integer("retries", 0, 0, MaxRetries), Timeout(step), Resources(step), step.Flag("cache", true));
        step.End();
        return parsed;
    }

    /// <summary>What the author wrote, and what the step's references imply.</summary>
    static List<string> Needs(IReadOnlyList<YamlScalar> written, YamlMap step)
    {
        var implied = step.Scalars("").SelectMany(found => Template.References(found.Scalar.Text)).Select(reference => reference.Step);
        return [.. written.Select(need => need.Text).Concat(implied.OfType<string>()).Distinct()];
    }

    static TimeSpan? Timeout(MapReader step) => step.Text("timeout") switch
    {
        null => null,
        var text => Durations.Parse(text) ?? step.Fault<TimeSpan?>("timeout", $"'{text}' is not {Durations.Accepted}.", null),
    };

    static StepResources? Resources(MapReader step)
    {
        if (step.Map("resources") is not { } resources)
            return null;
        var cpus = resources.Text("cpus");
        var memory = resources.Text("memory");
        var gpus = resources.Integer("gpus", 0, 0, 64);
        double? cores = cpus is null ? null
            : double.TryParse(cpus, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1024 ? number
            : resources.Fault<double?>("cpus", $"'{cpus}' is not a number of processors above 0.", null);
        var bytes = memory is null ? null
            : Durations.ParseSize(memory) ?? resources.Fault<long?>("memory", $"'{memory}' is not {Durations.SizeAccepted}.", null);
        resources.End();
        return new(cores, bytes, gpus == 0 ? null : gpus);
    }
}

using Slipway.Kernel;
using Slipway.Pipelines.Definitions;

namespace Slipway.Monitoring.Plans;

/// <summary>Reads a <c>monitor.yaml</c> and reports everything that is wrong with it at once, each with its line.</summary>
static class PlanFile
{
    public static MonitorPlan Parse(string text)
    {
        var problems = new List<Problem>();
        var plan = YamlReader.Read(text, problems) switch
        {
            YamlMap map => Read(new(map, "", problems), problems),
            null => null,
            var other => Fault(problems, other.Line),
        };
        return problems.Count == 0 && plan is not null
            ? plan
            : throw Refusal.Invalid("plan.invalid", $"The monitoring plan has {problems.Count} problem{(problems.Count == 1 ? "" : "s")}; the first, in line {problems[0].Line ?? 1}: {problems[0].Message}", problems);
    }

    static MonitorPlan Read(MapReader top, List<Problem> problems)
    {
        var owner = top.Required("owner") ?? "";
        var label = top.Text("label");
        var rules = new List<MonitorRule>();
        if (top.Node("rules") is YamlMap entries)
        {
            foreach (var entry in entries.Entries)
            {
                if (entry.Value is not YamlMap map)
                    problems.Add(new($"rules.{entry.Key}", $"The rule '{entry.Key}' must be a map with a kind.", entry.Line));
                else if (RuleReader.Read(entry.Key, new(map, $"rules.{entry.Key}", problems)) is { } rule)
                    rules.Add(rule);
            }
        }
        else
            problems.Add(new("rules", "'rules' must be a map of rules by their names.", top.Line));
        top.End();
        return new(owner, label, rules);
    }

    static MonitorPlan? Fault(List<Problem> problems, int line)
    {
        problems.Add(new("", "A monitoring plan is a map with 'owner' and 'rules'.", line));
        return null;
    }
}

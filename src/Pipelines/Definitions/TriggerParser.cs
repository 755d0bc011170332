using Slipway.Kernel;

namespace Slipway.Pipelines.Definitions;

/// <summary>Reads what stands under <c>on</c>: for each kind one map or a list of them.</summary>
static class TriggerParser
{
    public static IReadOnlyList<TriggerDefinition> Parse(MapReader top, List<Problem> problems)
    {
        if (top.Map("on") is not { } on)
            return [];
        List<TriggerDefinition?> found =
        [
            .. Each(on, "alert", problems).Select(Alert),
            .. Each(on, "data", problems).Select(Data),
            .. Each(on, "schedule", problems).Select(Schedule),
        ];
        on.End();
        var triggers = found.OfType<TriggerDefinition>().ToList();
        foreach (var twice in triggers.GroupBy(trigger => (trigger.Kind, trigger.On)).Where(group => group.Count() > 1))
            problems.Add(new($"on.{twice.Key.Kind}", $"'{twice.Key.On}' is listened to twice.", on.Line));
        return triggers;
    }

    static IEnumerable<MapReader> Each(MapReader on, string kind, List<Problem> problems)
    {
        var node = on.Node(kind);
        foreach (var item in node is YamlList list ? list.Items : node is null ? [] : [node])
        {
            if (item is YamlMap map)
                yield return new(map, $"on.{kind}", problems);
            else
                problems.Add(new($"on.{kind}", $"'{kind}' must be a map, or a list of maps.", item.Line));
        }
    }

    static TriggerDefinition? Alert(MapReader alert)
    {
        var model = alert.OtherName("model");
        var fresh = alert.Text("fresh") is null ? null : alert.OtherName("fresh");
        alert.End();
        return model is null ? null : new("alert", model, fresh);
    }

    static TriggerDefinition? Data(MapReader data)
    {
        var dataset = data.OtherName("dataset");
        data.End();
        return dataset is null ? null : new("data", dataset, null);
    }

    static TriggerDefinition? Schedule(MapReader schedule)
    {
        var cron = schedule.Required("cron");
        if (cron is not null && Cron.Parse(cron) is null)
            schedule.Fault<string>("cron", $"'{cron}' is not {Cron.Accepted}.", null);
        schedule.End();
        return cron is null ? null : new("schedule", cron, null);
    }
}

using Slipway.Pipelines.Definitions;

namespace Slipway.Monitoring.Plans;

/// <summary>Reads one rule of a plan.</summary>
static class RuleReader
{
    static readonly string[] Kinds = ["drift", "prediction-drift", "performance", "errors"];
    static readonly string[] Measures = ["psi", "js"];
    static readonly string[] Severities = ["info", "warning", "critical"];
    static readonly string[] Metrics = ["auc", "log_loss", "brier", "accuracy", "precision", "recall", "f1", "positive_rate", "predicted_rate"];
    static readonly string[] Bounds = ["above", "below", "above-reference", "below-reference"];

    /// <summary>Fewer rows make a population stability index of ten bins that is mostly noise: its expectation without drift is 9/n.</summary>
    const int DefaultRows = 500;
    const int DefaultRequests = 100;
    const int MostWindows = 30;

    public static MonitorRule? Read(string name, MapReader map)
    {
        var rule = OneOf(map, "kind", Kinds, null) switch
        {
            "drift" => Drift(name, map),
            "prediction-drift" => PredictionDrift(name, map),
            "performance" => Performance(name, map),
            "errors" => Errors(name, map),
            _ => null,
        };
        if (rule is not null)
            map.End();
        return rule;
    }

    static MonitorRule Drift(string name, MapReader map)
    {
        var feature = map.Text("feature") ?? "any";
        return new(name, RuleKind.Drift, feature == "any" ? null : feature, OneOf(map, "measure", Measures, "psi")!, BoundKind.Above, Positive(map, "above"),
            Window(map, wholeDays: false), For(map), map.Integer("min-rows", DefaultRows, 1, int.MaxValue), Severity(map));
    }

    static MonitorRule PredictionDrift(string name, MapReader map) => new(
        name, RuleKind.PredictionDrift, null, OneOf(map, "measure", Measures, "psi")!, BoundKind.Above, Positive(map, "above"),
        Window(map, wholeDays: false), For(map), map.Integer("min-rows", DefaultRows, 1, int.MaxValue), Severity(map));

    static MonitorRule Performance(string name, MapReader map)
    {
        var given = Bounds.Where(map.Has).ToList();
        if (given.Count != 1)
            map.Fault<string>(given.Count == 0 ? "above" : given[1], "A performance rule has exactly one of above, below, above-reference and below-reference.", null);
        var values = Bounds.Select(bound => map.Number(bound)).ToArray();
        var chosen = Math.Max(0, Array.FindIndex(values, value => value is not null));
        return new(name, RuleKind.Performance, null, OneOf(map, "metric", Metrics, null) ?? "", (BoundKind)chosen, values[chosen] ?? 0,
            Window(map, wholeDays: true), For(map), map.Integer("min-labels", DefaultRows, 1, int.MaxValue), Severity(map));
    }

    static MonitorRule Errors(string name, MapReader map) => new(
        name, RuleKind.Errors, null, "share", BoundKind.Above, Share(map), Window(map, wholeDays: false), For(map),
        map.Integer("min-requests", DefaultRequests, 1, int.MaxValue), Severity(map));

    static string Severity(MapReader map) => OneOf(map, "severity", Severities, "warning")!;

    static int For(MapReader map) => map.Integer("for", 1, 1, MostWindows);

    static double Positive(MapReader map, string key)
    {
        var number = map.Number(key);
        if (number is null or <= 0)
            map.Fault<string>(key, $"'{key}' must be a number above 0.", null);
        return number ?? 0;
    }

    static double Share(MapReader map)
    {
        var share = map.Number("share-above");
        if (share is null or < 0 or >= 1)
            map.Fault<string>("share-above", "'share-above' must be a share from 0 to 1, such as 0.01.", null);
        return share ?? 0;
    }

    static int Window(MapReader map, bool wholeDays)
    {
        var text = map.Text("window") ?? "1d";
        var hours = text.Length > 1 && int.TryParse(text[..^1], out var number) && number is > 0 and <= 1000
            ? text[^1] switch { 'h' => number, 'd' => number * EventTime.HoursADay, _ => 0 }
            : 0;
        var fits = hours is > 0 and <= 90 * EventTime.HoursADay &&
            (hours % EventTime.HoursADay == 0 || !wholeDays && EventTime.HoursADay % hours == 0);
        if (fits)
            return hours;
        map.Fault<string>("window", wholeDays
            ? $"The window is '{text}'; accepted are whole days, 1d to 90d."
            : $"The window is '{text}'; accepted are whole days, 1d to 90d, and hours that divide a day, 1h to 12h.", null);
        return EventTime.HoursADay;
    }

    static string? OneOf(MapReader map, string key, string[] accepted, string? fallback)
    {
        var text = map.Text(key) ?? fallback;
        if (text is not null && accepted.Contains(text))
            return text;
        map.Fault<string>(key, text is null ? $"'{key}' is missing; accepted are {string.Join(", ", accepted)}." : $"'{key}' is '{text}'; accepted are {string.Join(", ", accepted)}.", null);
        return fallback;
    }
}

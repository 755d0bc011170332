using Slipway.Evaluation.Metrics;
using Slipway.Kernel;
using Slipway.Pipelines.Definitions;

namespace Slipway.Registry.Gates;

/// <summary>Reads a <c>gates.yaml</c>: under <c>gates</c> a name for each rule, its kind and its bounds.</summary>
static class GateFile
{
    static readonly string[] Kinds = ["champion", "data", "lift", "metrics", "segments", "signature"];

    static readonly string[] Metrics = [.. MetricNames.Quality, MetricNames.PositiveRate, MetricNames.PredictedRate];

    /// <summary>Refuses a document with all its problems and their lines.</summary>
    public static IReadOnlyList<IGate> Parse(string text)
    {
        var problems = new List<Problem>();
        var gates = Gates(YamlReader.Read(text, problems), problems);
        if (problems.Count > 0)
            throw Refusal.Invalid("gates.invalid", $"The gate file has {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}; the first: {problems[0].Message}", problems);
        return gates;
    }

    static List<IGate> Gates(YamlNode? document, List<Problem> problems)
    {
        if (document is null)
            return [];
        if (document is not YamlMap top)
        {
            problems.Add(new("", "A gate file is a map with the key gates.", document.Line));
            return [];
        }

        var reader = new MapReader(top, "", problems);
        var node = reader.Node("gates");
        reader.End();
        if (node is YamlMap { Entries.Count: > 0 } gates)
            return [.. gates.Entries.Select(entry => Gate(entry, problems)).OfType<IGate>()];
        problems.Add(new("gates", "'gates' must be a map of at least one gate such as discrimination: { kind: metrics, metric: auc, min: 0.6 }.", node?.Line ?? top.Line));
        return [];
    }

    static IGate? Gate(YamlEntry entry, List<Problem> problems)
    {
        var path = $"gates.{entry.Key}";
        if (entry.Value is not YamlMap map)
        {
            problems.Add(new(path, $"'{entry.Key}' must be a map with a kind: {string.Join(", ", Kinds)}.", entry.Line));
            return null;
        }

        var reader = new MapReader(map, path, problems);
        var gate = Of(reader.Required("kind"), entry.Key, reader);
        if (gate is not null)
            reader.End();
        return gate;
    }

    static IGate? Of(string? kind, string name, MapReader reader) => kind switch
    {
        "metrics" => OfMetrics(name, reader),
        "lift" => new LiftGate(name, Metric(reader, MetricNames.LogLoss, MetricNames.Auc), Bound(reader, "min")),
        "segments" => new SegmentsGate(name, Metric(reader, [.. MetricNames.Quality]), Bound(reader, "max-gap"), reader.Integer("min-rows", 1, 1, int.MaxValue)),
        "champion" => new ChampionGate(name, Metric(reader, MetricNames.Auc, MetricNames.LogLoss, MetricNames.Brier), Bound(reader, "max-loss")),
        "data" => new DataGate(name, reader.Integer("min-rows", 1, 1, int.MaxValue), reader.Flag("documented", false)),
        "signature" => new SignatureGate(name, reader.Flag("compatible", false)),
        null => null,
        _ => reader.Fault<IGate>("kind", $"'{kind}' is not a kind of gate; accepted are {string.Join(", ", Kinds)}.", null),
    };

    static MetricsGate OfMetrics(string name, MapReader reader)
    {
        var gate = new MetricsGate(name, Metric(reader, Metrics), reader.Number("min"), reader.Number("max"));
        if (!reader.Has("min") && !reader.Has("max"))
            reader.Fault("min", "A metrics gate needs min, max or both.", 0);
        if (gate.Min > gate.Max)
            reader.Fault("min", $"min {Figures.Text(gate.Min.Value)} is above max {Figures.Text(gate.Max.Value)}, so nothing could pass.", 0);
        return gate;
    }

    static string Metric(MapReader reader, params string[] accepted)
    {
        var metric = reader.Required("metric");
        if (metric is not null && !accepted.Contains(metric))
            reader.Fault("metric", $"'{metric}' is not a metric here; accepted are {string.Join(", ", accepted)}.", "");
        return metric ?? "";
    }

    static double Bound(MapReader reader, string key)
    {
        if (!reader.Has(key))
            reader.Required(key);
        return reader.Number(key) ?? 0;
    }
}

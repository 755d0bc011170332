using System.Text.Json.Nodes;

namespace Slipway.Pipelines.Definitions;

/// <summary>A piece of a YAML document that remembers its line.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Size">Nodes in it, counted as often as aliases repeat them.</param>
public abstract record YamlNode(int Line, int Size)
{
    /// <summary>Scalars as text, nothing interpreted; absent values as null.</summary>
    public abstract JsonNode? ToJson(Func<string, string> scalar);

    /// <summary>Every scalar with its path below <paramref name="path"/>.</summary>
    public abstract IEnumerable<(string Path, YamlScalar Scalar)> Scalars(string path);

    public bool IsNull => this is YamlScalar { Plain: true, Text: "" or "~" or "null" };
}

public sealed record YamlScalar(string Text, bool Plain, int Line) : YamlNode(Line, 1)
{
    public override JsonNode? ToJson(Func<string, string> scalar) => IsNull ? null : JsonValue.Create(scalar(Text));

    public override IEnumerable<(string Path, YamlScalar Scalar)> Scalars(string path) => [(path, this)];
}

public sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line) : YamlNode(Line, 1 + Items.Sum(item => item.Size))
{
    public override JsonNode ToJson(Func<string, string> scalar) => new JsonArray([.. Items.Select(item => item.ToJson(scalar))]);

    public override IEnumerable<(string Path, YamlScalar Scalar)> Scalars(string path) =>
        Items.SelectMany((item, i) => item.Scalars($"{path}[{i}]"));
}

/// <param name="Entries">In their order; keys are distinct.</param>
public sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line) : YamlNode(Line, 1 + Entries.Sum(entry => entry.Value.Size))
{
    public static YamlMap Empty { get; } = new([], 1);

    public YamlNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    public override JsonObject ToJson(Func<string, string> scalar) =>
        new(Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToJson(scalar))));

    public override IEnumerable<(string Path, YamlScalar Scalar)> Scalars(string path) =>
        Entries.SelectMany(entry => entry.Value.Scalars($"{path}.{entry.Key}"));
}

public sealed record YamlEntry(string Key, int Line, YamlNode Value);

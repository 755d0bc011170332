using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Kernel;
using Slipway.Pipelines.Commands;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Executions;

/// <summary>
/// The digest of everything that decides what a step makes: its kind and version, its resolved values, the files it reads,
/// and for a command also the inputs it can see, its environment, the program and the machine's kind.
/// </summary>
static class CacheKey
{
    static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Of(StepDefinition step, IStep? kind, ResolvedStep resolved, Execution execution, IReadOnlyDictionary<string, string> files)
    {
        if (!step.Cache || kind is { Cacheable: false })
            return null;
        var key = kind is null ? OfCommand(resolved, execution, files) : OfKind(kind, resolved, files);
        return Digest.Of(key.ToJsonString(Canonical)).ToString();
    }

    static JsonObject OfKind(IStep kind, ResolvedStep resolved, IReadOnlyDictionary<string, string> files)
    {
        var used = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Collect(resolved.With, files, used);
        return new()
        {
            ["step"] = kind.Name,
            ["version"] = kind.Version,
            ["with"] = Sorted(resolved.With),
            ["files"] = Map(used),
        };
    }

    static JsonObject OfCommand(ResolvedStep resolved, Execution execution, IReadOnlyDictionary<string, string> files) => new()
    {
        ["run"] = new JsonArray([.. resolved.Run.Select(part => JsonValue.Create(part))]),
        ["with"] = Sorted(resolved.With),
        ["tables"] = Map(resolved.Tables),
        ["env"] = Map(resolved.Environment),
        ["inputs"] = Map(execution.Inputs),
        ["files"] = Map(files.ToDictionary(file => file.Key, file => Digest.Of(file.Value).Hex)),
        ["program"] = ProgramFile.Fingerprint(resolved.Run[0]),
        ["machine"] = $"{RuntimeInformation.OSArchitecture} {Environment.OSVersion.Platform}",
    };

    /// <summary>A value that is a file's name counts as that file's text.</summary>
    static void Collect(JsonNode? node, IReadOnlyDictionary<string, string> files, SortedDictionary<string, string> used)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var member in map)
                    Collect(member.Value, files, used);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Collect(item, files, used);
                break;
            case JsonValue value when files.TryGetValue(value.GetValue<string>(), out var text):
                used[value.GetValue<string>()] = Digest.Of(text).Hex;
                break;
        }
    }

    static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    static JsonObject Map(IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
}

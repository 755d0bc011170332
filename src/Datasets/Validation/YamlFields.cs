using System.Globalization;
using Slipway.Kernel;
using YamlDotNet.RepresentationModel;

namespace Slipway.Datasets.Validation;

/// <summary>Reads the fields of a YAML mapping. What is wrong goes to one list, with its line, and reading goes on.</summary>
sealed class YamlFields
{
    readonly Dictionary<string, YamlNode> _fields = [];
    readonly List<Problem> _problems;
    readonly string _path;
    readonly int _line;

    public YamlFields(YamlNode node, string path, List<Problem> problems, params IReadOnlyCollection<string> accepted)
    {
        _problems = problems;
        _path = path;
        _line = (int)node.Start.Line;
        if (node is not YamlMappingNode mapping)
        {
            Refuse(null, $"must be a mapping with {Words(accepted)}", _line);
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (accepted.Count > 0 && !accepted.Contains(name))
                Refuse(name, $"is not known; accepted are {Words(accepted)}", (int)key.Start.Line);
            else
                _fields[name] = value;
        }
    }

    public IReadOnlyDictionary<string, YamlNode> All => _fields;

    public bool Has(string key) => _fields.ContainsKey(key);

    public string At(string? key) => key is null ? (_path.Length == 0 ? "the document" : _path) : _path.Length == 0 ? key : $"{_path}.{key}";

    public void Refuse(string? key, string what, int? line = null) =>
        _problems.Add(new(At(key), $"{At(key)} {what}.", line ?? (key is not null && _fields.TryGetValue(key, out var node) ? (int)node.Start.Line : _line)));

    public YamlFields? Map(string key, params IReadOnlyCollection<string> accepted) =>
        _fields.TryGetValue(key, out var node) ? new(node, At(key), _problems, accepted) : null;

    public string? Text(string key) => !_fields.TryGetValue(key, out var node) ? null : (node as YamlScalarNode)?.Value ?? Wrong<string>(key, "must be a text");

    public bool Flag(string key) => Text(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => Wrong<object>(key, $"is '{other}'; accepted are true and false") is not null,
    };

    public double? Number(string key) => Has(key) ? Number(_fields[key], key) : null;

    public T? Choice<T>(string key) where T : struct, Enum
    {
        if (Text(key) is not { } text)
            return null;
        if (Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Written(value!.Value) == text) is { } found)
            return found;
        Refuse(key, $"is '{text}'; accepted are {Words([.. Enum.GetValues<T>().Select(Written)])}");
        return null;
    }

    public IReadOnlyList<string>? Texts(string key)
    {
        if (!_fields.TryGetValue(key, out var node))
            return null;
        if (node is YamlSequenceNode list && list.Children.All(child => child is YamlScalarNode))
            return [.. list.Children.Select(child => ((YamlScalarNode)child).Value ?? "")];
        Refuse(key, "must be a list of texts");
        return null;
    }

    /// <summary><c>[1, 5]</c>, <c>{ min: 1, max: 5 }</c>, or one number for both ends.</summary>
    public (double? Min, double? Max)? Range(string key)
    {
        if (!_fields.TryGetValue(key, out var node))
            return null;
        var (min, max) = node switch
        {
            YamlSequenceNode { Children.Count: 2 } ends => (Number(ends[0], key), Number(ends[1], key)),
            YamlMappingNode => Map(key, "min", "max", "severity") is { } map ? (map.Number("min"), map.Number("max")) : default,
            YamlScalarNode => (Number(node, key), Number(node, key)),
            _ => (Wrong<object>(key, "must be two numbers like [0, 10]") as double?, null),
        };
        if (min > max)
            Refuse(key, $"begins at {min} and ends at {max}; the first must not be larger");
        return (min, max);
    }

    double? Number(YamlNode node, string key)
    {
        var text = (node as YamlScalarNode)?.Value ?? "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time.ToUnixTimeMilliseconds();
        Refuse(key, $"holds '{text}'; accepted are numbers and ISO 8601 times", (int)node.Start.Line);
        return null;
    }

    T? Wrong<T>(string key, string what) where T : class
    {
        Refuse(key, what);
        return null;
    }

    static string Written<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static string Words(IReadOnlyCollection<string> words) => string.Join(", ", words);
}

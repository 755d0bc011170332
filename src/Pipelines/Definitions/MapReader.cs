using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Pipelines.Definitions;

/// <summary>Reads one map of a definition key by key, notes what is wrong with each, and in the end what nobody asked for.</summary>
public sealed partial class MapReader(YamlMap map, string path, List<Problem> problems)
{
    readonly HashSet<string> _asked = [];

    public int Line => map.Line;

    public bool Has(string key) => map[key] is { IsNull: false };

    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        return map[key] is { IsNull: false } node ? node : null;
    }

    public string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalar scalar => scalar.Text,
        var other => Wrong<string>(key, other, "one value"),
    };

    public string? Required(string key)
    {
        if (Node(key) is null)
            problems.Add(new(At(key), $"'{key}' is missing.", map.Line));
        return Text(key);
    }

    /// <summary>A name of lower-case letters, digits and dashes.</summary>
    public string? Name(string key)
    {
        var text = Required(key);
        if (text is not null)
            CheckName(text, At(key), LineOf(key));
        return text;
    }

    /// <summary>What another module named: a dataset, a model.</summary>
    public string? OtherName(string key) => Required(key) switch
    {
        null => null,
        var text when GoodOtherName().IsMatch(text) => text,
        var text => Fault<string>(key, $"'{text}' is not a name: letters, digits, '.', '_' and '-', at most 80.", null),
    };

    public MapReader? Map(string key) => Node(key) switch
    {
        null => null,
        YamlMap inner => new(inner, At(key), problems),
        var other => Wrong<MapReader>(key, other, "a map"),
    };

    public IReadOnlyList<YamlScalar>? Texts(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlList list when list.Items.All(item => item is YamlScalar):
                return [.. list.Items.Cast<YamlScalar>()];
            case var other:
                return Wrong<IReadOnlyList<YamlScalar>>(key, other, "a list such as [a, b]");
        }
    }

    public IReadOnlyDictionary<string, string> Pairs(string key)
    {
        var pairs = new Dictionary<string, string>();
        foreach (var entry in (Node(key) as YamlMap ?? YamlMap.Empty).Entries)
        {
            if (entry.Value is YamlScalar scalar)
                pairs[entry.Key] = scalar.Text;
            else
                Wrong<string>(key, entry.Value, "a map of one value each");
        }

        if (Node(key) is { } node and not YamlMap)
            Wrong<string>(key, node, "a map");
        return pairs;
    }

    public bool Flag(string key, bool fallback) => Text(key) switch
    {
        null => fallback,
        "true" => true,
        "false" => false,
        var text => Fault(key, $"'{text}' is neither true nor false.", fallback),
    };

    public int Integer(string key, int fallback, int least, int most) => Text(key) switch
    {
        null => fallback,
        var text when int.TryParse(text, out var number) && number >= least && number <= most => number,
        var text => Fault(key, $"'{text}' is not a whole number from {least} to {most}.", fallback),
    };

    /// <summary>A finite number.</summary>
    public double? Number(string key) => Text(key) switch
    {
        null => null,
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        var text => Fault<double?>(key, $"'{text}' is not a finite number.", null),
    };

    /// <summary>Notes every key that was never asked for.</summary>
    public void End()
    {
        foreach (var entry in map.Entries.Where(entry => !_asked.Contains(entry.Key)))
            problems.Add(new(At(entry.Key), $"'{entry.Key}' is not a key here; accepted are {Words.List(_asked)}.", entry.Line));
    }

    public T? Fault<T>(string key, string message, T? fallback)
    {
        problems.Add(new(At(key), message, LineOf(key)));
        return fallback;
    }

    public void CheckName(string name, string at, int line)
    {
        if (!GoodName().IsMatch(name))
            problems.Add(new(at, $"'{name}' is not a name: lower-case letters, digits and dashes, a letter first, at most 63.", line));
    }

    string At(string key) => path.Length == 0 ? key : $"{path}.{key}";

    int LineOf(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.Line ?? map.Line;

    T? Wrong<T>(string key, YamlNode found, string accepted)
    {
        problems.Add(new(At(key), $"'{key}' must be {accepted}.", found.Line));
        return default;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex GoodName();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", RegexOptions.CultureInvariant)]
    private static partial Regex GoodOtherName();
}

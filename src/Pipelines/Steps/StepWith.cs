using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Kernel;

namespace Slipway.Pipelines.Steps;

/// <summary>
/// The values that a step was given, every reference resolved. Scalars are text until a step asks for a number.
/// Refusals name the step, the key, the value and what is accepted.
/// </summary>
/// <param name="values">Strings, objects and arrays of them; null members count as absent.</param>
public sealed class StepWith(string step, JsonObject values, string path = "with")
{
    public IReadOnlyList<string> Keys => values.Where(member => member.Value is not null).Select(member => member.Key).ToList();

    public bool Has(string name) => values[name] is not null;

    public string Text(string name) => TextOrNull(name) ??
        throw Refusal.Invalid("step.with_missing", $"Step {step} needs {path}.{name}; it is not given.");

    public string? TextOrNull(string name) => values[name] switch
    {
        null => null,
        JsonValue value => Scalar(value),
        _ => throw Wrong(name, "a structure", "one value"),
    };

    /// <summary>A finite number.</summary>
    public double Number(string name, double fallback) => TextOrNull(name) is not { } text
        ? fallback
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(name, $"'{text}'", "a finite number");

    public long Integer(string name, long fallback) => TextOrNull(name) is not { } text
        ? fallback
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(name, $"'{text}'", "a whole number");

    public bool Flag(string name, bool fallback) => TextOrNull(name) switch
    {
        null => fallback,
        "true" or "True" or "yes" or "on" => true,
        "false" or "False" or "no" or "off" => false,
        var text => throw Wrong(name, $"'{text}'", "true or false"),
    };

    /// <summary>A list of values; empty when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string name) => values[name] switch
    {
        null => [],
        JsonArray items => items.Select(item => item is JsonValue value ? Scalar(value) : throw Wrong(name, "a list of structures", "a list of values")).ToList(),
        _ => throw Wrong(name, "not a list", "a list such as [a, b]"),
    };

    /// <summary>The members under a key; empty when the key is absent.</summary>
    public StepWith Map(string name) => values[name] switch
    {
        null => new(step, [], $"{path}.{name}"),
        JsonObject members => new(step, members, $"{path}.{name}"),
        _ => throw Wrong(name, "not a map", "a map such as { name: value }"),
    };

    /// <summary>The members that hold one value each, as text.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string name)
    {
        var map = Map(name);
        return map.Keys.ToDictionary(key => key, map.Text);
    }

    static string Scalar(JsonValue value) => value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    RefusalException Wrong(string name, string found, string accepted) => Refusal.Invalid(
        "step.with_invalid", $"Step {step}: {path}.{name} is {found}; accepted is {accepted}.");
}

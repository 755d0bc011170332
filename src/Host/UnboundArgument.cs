using System.Text.RegularExpressions;
using Slipway.Contracts;

namespace Slipway.Host;

/// <summary>
/// Says in words that a query or route argument could not be read. ASP.NET Core's own sentence names the .NET type;
/// callers want the argument, its value, and what would be accepted.
/// </summary>
static partial class UnboundArgument
{
    static readonly Dictionary<string, string> Accepted = typeof(Page<>).Assembly.GetTypes()
        .Where(type => type.IsEnum)
        .ToDictionary(type => type.Name, type => string.Join(", ", Enum.GetNames(type)));

    /// <returns>Null when the message is about something else.</returns>
    public static string? Describe(string message)
    {
        var found = Sentence().Match(message);
        if (!found.Success)
            return null;

        var type = found.Groups["type"].Value.Replace("Nullable<", "", StringComparison.Ordinal).TrimEnd('>', '[', ']');
        return $"{found.Groups["name"].Value} is '{found.Groups["value"].Value}'; accepted is {Kind(type)}.";
    }

    static string Kind(string type) => Accepted.TryGetValue(type, out var names) ? $"one of {names}" : type switch
    {
        "int" or "long" => "a whole number",
        "double" => "a number",
        "bool" => "true or false",
        "DateTimeOffset" => "an instant such as 2026-01-31T12:00:00Z",
        "Digest" => "a digest, sha256: and 64 hexadecimal digits",
        _ => "another form; the API description at /openapi/v1.json tells it",
    };

    [GeneratedRegex("""^Failed to bind parameter "(?<type>.+) (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}

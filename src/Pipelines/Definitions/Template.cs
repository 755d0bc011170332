using System.Text.RegularExpressions;

namespace Slipway.Pipelines.Definitions;

/// <summary>What <c>${{ … }}</c> refers to.</summary>
/// <param name="Step">Null for an input.</param>
/// <param name="Name">Of the input or of the step's output.</param>
sealed record Reference(string? Step, string Name)
{
    public override string ToString() => Step is null ? $"inputs.{Name}" : $"steps.{Step}.outputs.{Name}";
}

/// <summary>Text with references: <c>${{ inputs.NAME }}</c> and <c>${{ steps.STEP.outputs.NAME }}</c>, nothing else.</summary>
static partial class Template
{
    public const string Accepted = "${{ inputs.NAME }} and ${{ steps.STEP.outputs.NAME }}";

    public static IReadOnlyList<Reference> References(string text) =>
        text.Contains("${{", StringComparison.Ordinal) ? [.. Good().Matches(text).Select(Reference)] : [];

    /// <summary>The first piece that begins like a reference and is none; null when all is well.</summary>
    public static string? Fault(string text)
    {
        if (!text.Contains("${{", StringComparison.Ordinal))
            return null;
        var rest = Good().Replace(text, "");
        var at = rest.IndexOf("${{", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var end = rest.IndexOf("}}", at, StringComparison.Ordinal);
        return end < 0 ? rest[at..] : rest[at..(end + 2)];
    }

    public static string Resolve(string text, Func<Reference, string> value) =>
        text.Contains("${{", StringComparison.Ordinal) ? Good().Replace(text, match => value(Reference(match))) : text;

    static Reference Reference(Match match) => match.Groups["input"].Success
        ? new(null, match.Groups["input"].Value)
        : new(match.Groups["step"].Value, match.Groups["output"].Value);

    [GeneratedRegex(@"\$\{\{\s*(?:inputs\.(?<input>[A-Za-z][A-Za-z0-9_-]*)|steps\.(?<step>[A-Za-z][A-Za-z0-9_-]*)\.outputs\.(?<output>[A-Za-z][A-Za-z0-9_-]*))\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Good();
}

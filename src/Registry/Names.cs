using System.Text.RegularExpressions;
using Slipway.Kernel;

namespace Slipway.Registry;

/// <summary>What models and aliases may be called: their names stand in URLs.</summary>
static partial class Names
{
    public static string Model(string name) => Pattern().IsMatch(name)
        ? name
        : throw Refusal.Invalid("model.name", $"'{name}' is not a model name; accepted are 1 to 100 letters, digits and . _ -, beginning with a letter or digit.");

    /// <summary><c>latest</c>, <c>v3</c> and <c>3</c> mean versions wherever a version is named, so no alias is called that.</summary>
    public static string Alias(string name) => Pattern().IsMatch(name) && !Reserved().IsMatch(name)
        ? name
        : throw Refusal.Invalid("alias.name",
            $"'{name}' is not an alias; accepted are 1 to 100 letters, digits and . _ -, beginning with a letter or digit, but not latest, a number, or v and a number.");

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\A(latest|v?[0-9]+)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}

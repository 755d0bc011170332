using System.Text.RegularExpressions;
using Slipway.Kernel;

namespace Slipway.Datasets.Catalog;

/// <summary>How datasets, split parts and tables in queries are named.</summary>
static partial class DatasetName
{
    public static string Parse(string name, string field = "The dataset's name") => Pattern().IsMatch(name)
        ? name
        : throw Refusal.Invalid("name.invalid",
            $"{field} is '{Shown(name)}'; accepted are 1 to 80 lower-case letters, digits, '.', '_' and '-', the first a letter or digit.");

    public static bool IsValid(string name) => Pattern().IsMatch(name);

    static string Shown(string name) => name.Length <= 100 ? name : name[..100] + "…";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,79}\z")]
    private static partial Regex Pattern();
}

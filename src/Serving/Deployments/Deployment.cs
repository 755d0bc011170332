using System.Text.RegularExpressions;
using Slipway.Kernel;

namespace Slipway.Serving.Deployments;

/// <summary>A model made reachable under a name.</summary>
/// <param name="Version">The version it is pinned to; null when it follows <paramref name="Alias"/>.</param>
sealed partial record Deployment(
    string Name, string Environment, string Model, int? Version, string? Alias, bool IsStopped, string CreatedBy, DateTimeOffset CreatedAt)
{
    public const string DefaultAlias = "champion";

    public string Subject => $"deployment/{Name}";

    public static string CheckedName(string name) => Pattern().IsMatch(name)
        ? name
        : throw Refusal.Invalid("deployment.name", $"'{name}' is not a deployment name; accepted are 1 to 100 letters, digits and . _ -, beginning with a letter or digit.");

    public static string CheckedEnvironment(string environment) => Pattern().IsMatch(environment)
        ? environment
        : throw Refusal.Invalid("deployment.environment", $"'{environment}' is not an environment; accepted are 1 to 100 letters, digits and . _ -, e.g. qa or prod.");

    public static RefusalException NotFound(string name) => Refusal.NotFound("deployment.not_found", $"There is no deployment '{name}'.");

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Pattern();
}

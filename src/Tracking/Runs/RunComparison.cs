using Slipway.Contracts.Tracking;

namespace Slipway.Tracking.Runs;

/// <summary>Lays runs side by side and keeps what is not the same in all of them.</summary>
static class RunComparison
{
    /// <summary>As many ids as one request line takes.</summary>
    public const int MaxRuns = 400;

    /// <summary>Tags of this prefix describe the machine and the libraries: <c>environment.onnxruntime</c>.</summary>
    public const string EnvironmentTag = "environment.";

    public static RunComparisonView Of(IReadOnlyList<RunView> runs) => new(runs, [
        .. Differences("param", runs, run => run.Params),
        .. Differences("tag", runs, run => Tags(run, environment: false)),
        .. Differences("input", runs, Inputs),
        .. Differences("code", runs, Code),
        .. Differences("environment", runs, run => Tags(run, environment: true)),
    ]);

    static IEnumerable<DifferenceView> Differences(
        string kind, IReadOnlyList<RunView> runs, Func<RunView, IReadOnlyDictionary<string, string>> read)
    {
        var texts = runs.Select(read).ToList();
        return texts.SelectMany(text => text.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(key => new DifferenceView(kind, key, [.. texts.Select(text => text.GetValueOrDefault(key))]))
            .Where(difference => difference.Values.Distinct(StringComparer.Ordinal).Skip(1).Any());
    }

    static Dictionary<string, string> Tags(RunView run, bool environment) => run.Tags
        .Where(tag => tag.Key.StartsWith(EnvironmentTag, StringComparison.Ordinal) == environment)
        .ToDictionary(tag => environment ? tag.Key[EnvironmentTag.Length..] : tag.Key, tag => tag.Value);

    static Dictionary<string, string> Inputs(RunView run) => run.Inputs
        .GroupBy(input => input.Context, StringComparer.Ordinal)
        .ToDictionary(context => context.Key, context => string.Join(", ", context.Select(Name).Order(StringComparer.Ordinal)));

    static string Name(RunInputView input) =>
        input is { Dataset: { } dataset, Version: { } version } ? $"{dataset}@{version} {input.Table}" : input.Table;

    static Dictionary<string, string> Code(RunView run) => run.CodeDigest is { } digest ? new() { ["digest"] = digest } : [];
}

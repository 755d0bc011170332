using Slipway.Contracts.Datasets;

namespace Slipway.Datasets.Leakage;

/// <summary>No feature may be known only after the fact: not an outcome, not computed from one, not the label.</summary>
static class OutcomeColumns
{
    const string Kind = "outcome-column";

    /// <param name="outcomes">Column → the table whose dictionary calls it an outcome.</param>
    public static IEnumerable<LeakageCheckView> Check(LeakageRequest request, IReadOnlyDictionary<string, string> outcomes)
    {
        var features = string.Join(", ", request.Features);
        foreach (var (name, _) in outcomes.Where(outcome => !Same(outcome.Key, request.Label)).OrderBy(outcome => outcome.Key, StringComparer.Ordinal))
            yield return One(name, request.Features.Any(feature => Same(feature, name)), features);
        yield return One(request.Label, request.Features.Any(feature => Same(feature, request.Label)), features);
    }

    static LeakageCheckView One(string name, bool among, string features) => new(
        Kind, name, !among,
        among ? $"'{name}' is among the features" : $"not among {features}",
        "no feature is the label, an outcome, or computed from one");

    static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}

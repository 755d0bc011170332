using Slipway.Contracts.Tracking;
using Slipway.Tracking.Runs;

namespace Slipway.Unit.Tracking;

public sealed class RunComparisonTests
{
    [Fact]
    public void Only_what_differs_is_shown_and_each_kind_apart()
    {
        var first = Run("a", new() { ["depth"] = "6", ["seed"] = "7" }, new() { ["environment.xgboost"] = "1.7", ["team"] = "x" }, "sha256:1");
        var second = Run("b", new() { ["depth"] = "8", ["seed"] = "7" }, new() { ["environment.xgboost"] = "2.1", ["team"] = "x" }, "sha256:2");

        var comparison = RunComparison.Of([first, second]);

        Assert.Equal(
            [("param", "depth", "6|8"), ("code", "digest", "sha256:1|sha256:2"), ("environment", "xgboost", "1.7|2.1")],
            comparison.Differences.Select(difference => (difference.Kind, difference.Key, string.Join('|', difference.Values))));
    }

    [Fact]
    public void What_a_run_lacks_is_null()
    {
        var comparison = RunComparison.Of([Run("a", new() { ["l2"] = "1" }, [], null), Run("b", [], [], null)]);

        Assert.Equal([null], Assert.Single(comparison.Differences).Values.Skip(1));
    }

    static RunView Run(string id, Dictionary<string, string> parameters, Dictionary<string, string> tags, string? code) => new(
        id, "flights", id, RunStatus.Finished, DateTimeOffset.UnixEpoch, null, "ada", parameters, new Dictionary<string, double>(), tags, [], null, null, code);
}

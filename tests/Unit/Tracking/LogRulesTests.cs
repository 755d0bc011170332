using Slipway.Contracts.Tracking;
using Slipway.Kernel;
using Slipway.Tracking.Logging;

namespace Slipway.Unit.Tracking;

public sealed class LogRulesTests
{
    [Fact]
    public void Every_problem_of_a_request_is_named_at_once()
    {
        var request = new LogRequest(
            Params: new Dictionary<string, string> { [""] = "x", ["ok"] = new('x', 6001) },
            Metrics: [new("bad|key", 1), new("good key/1", 1)],
            Tags: new Dictionary<string, string> { ["fine"] = "yes" },
            Inputs: [new("flights", "training")]);

        var refusal = Assert.Throws<RefusalException>(() => LogRules.Check(request));

        Assert.Equal("run.log_invalid", refusal.Code);
        Assert.Equal(["params", "params.ok", "metrics", "inputs[0].table"], refusal.Problems.Select(problem => problem.Path));
    }

    [Theory, InlineData("loss"), InlineData("val/loss"), InlineData("a b"), InlineData("x.y-z_1:2"), InlineData("größe")]
    public void Keys_may_have_what_frameworks_put_in_them(string key) => LogRules.Check(new LogRequest(Metrics: [new(key, 1)]));

    [Theory, InlineData(""), InlineData("   "), InlineData("line\nbreak")]
    public void A_run_needs_a_name_a_person_can_read(string name) =>
        Assert.Throws<RefusalException>(() => LogRules.Check(new StartRunRequest("flights", name)));
}

using FsCheck;
using FsCheck.Fluent;
using Slipway.Kernel;
using Slipway.Monitoring.Plans;

namespace Slipway.Unit.Monitoring;

public sealed class PlanFileTests
{
    [Fact]
    public void The_example_is_understood()
    {
        var plan = PlanFile.Parse("""
            owner: flight-operations
            label: late
            rules:
              input drift: { kind: drift, feature: any, measure: psi, above: 0.2, window: 7d, for: 2, severity: warning }
              calibration loss: { kind: performance, metric: log_loss, above-reference: 0.01, window: 7d, for: 2, min-labels: 2000, severity: critical }
              errors: { kind: errors, share-above: 0.01, window: 12h }
            """);

        Assert.Equal(("flight-operations", "late"), (plan.Owner, plan.Label));
        Assert.Equal(
        [
            "psi of any feature above 0.2 over 7d, 2 windows in a row",
            "log_loss more than 0.01 above its value at registration over 7d, 2 windows in a row",
            "share of failed requests above 0.01 over 12h",
        ], plan.Rules.Select(rule => rule.Condition));
        Assert.Equal((2000, 24, 12), (plan.Rules[1].LeastRows, plan.Rules[1].StepHours, plan.Rules[2].StepHours));
    }

    [Fact]
    public void The_default_plan_is_a_plan() => Assert.Equal("o\"dd", PlanFile.Parse(DefaultPlan.For("o\"dd")).Owner);

    [Fact]
    public void Every_problem_is_reported_with_its_line()
    {
        var refusal = Assert.Throws<RefusalException>(() => PlanFile.Parse("""
            rules:
              a: { kind: drift, measure: ks, above: -1, window: 5h }
              b: { kind: performance, metric: auc, above: 1, below: 0.5, window: 12h }
              c: { kind: errors, share-above: 2, for: 0, min-rows: 5 }
              d: yes
              e: { above: 1 }
            extra: 1
            """));

        Assert.Equal("plan.invalid", refusal.Code);
        Assert.Equal(
            ["owner 1", "rules.a.above 2", "rules.a.measure 2", "rules.a.window 2", "rules.b.below 3", "rules.b.window 3", "rules.c.for 4", "rules.c.min-rows 4", "rules.c.share-above 4", "rules.d 5", "rules.e.kind 6", "extra 7"],
            refusal.Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Path, StringComparer.Ordinal).Select(problem => $"{problem.Path} {problem.Line}"));
    }

    [Fact]
    public void No_text_crashes_the_parser() => Prop.ForAll<string>(text =>
    {
        try
        {
            PlanFile.Parse(text ?? "");
        }
        catch (RefusalException)
        {
            // As it should be.
        }
    }).QuickCheckThrowOnFailure();
}

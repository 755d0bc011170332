using FsCheck;
using FsCheck.Fluent;
using Slipway.Kernel;
using Slipway.Registry.Gates;

namespace Slipway.Unit.Registry;

public sealed class GateFileTests
{
    [Fact]
    public void Every_kind_is_read_with_its_bounds()
    {
        var gates = GateFile.Parse("""
            gates:
              discrimination: { kind: metrics, metric: auc, min: 0.60, max: 1 }
              lift: { kind: lift, metric: log_loss, min: 0.01 }
              segments: { kind: segments, metric: auc, max-gap: 0.15, min-rows: 500 }
              no-regression: { kind: champion, metric: auc, max-loss: 0.005 }
              data: { kind: data, min-rows: 1000, documented: true }
              signature: { kind: signature, compatible: true }
            """);

        Assert.Equal(
        [
            new MetricsGate("discrimination", "auc", 0.6, 1), new LiftGate("lift", "log_loss", 0.01), new SegmentsGate("segments", "auc", 0.15, 500),
            new ChampionGate("no-regression", "auc", 0.005), new DataGate("data", 1000, true), new SignatureGate("signature", true),
        ],
        gates);
    }

    [Fact]
    public void Every_problem_is_named_at_once_with_its_line()
    {
        var refusal = Assert.Throws<RefusalException>(() => GateFile.Parse("""
            gates:
              a: { kind: metrics, metric: auk, min: high }
              b: { kind: latency }
              c:
                kind: champion
                metric: auc
                max-lost: 1
              d: soon
              e: { kind: metrics, metric: auc }
              f: { kind: metrics, metric: auc, min: 0.9, max: 0.1 }
            owner: me
            """));

        Assert.Equal("gates.invalid", refusal.Code);
        Assert.Equal(
        [
            (2, "gates.a.metric"), (2, "gates.a.min"), (3, "gates.b.kind"), (5, "gates.c.max-loss"), (7, "gates.c.max-lost"), (8, "gates.d"),
            (9, "gates.e.min"), (10, "gates.f.min"), (11, "owner"),
        ],
        refusal.Problems.Select(problem => (problem.Line ?? 0, problem.Path)).Order());
    }

    [Theory, InlineData(""), InlineData("gates:"), InlineData("gates: {}"), InlineData("gates: [a]"), InlineData("- a"), InlineData("gates: {a: {kind: metrics"), InlineData("{}")]
    public void A_file_without_gates_is_refused(string text) =>
        Assert.Equal("gates.invalid", Assert.Throws<RefusalException>(() => GateFile.Parse(text)).Code);

    [Fact]
    public void No_text_crashes_the_parser() => Prop.ForAll<string>(text =>
    {
        try
        {
            return GateFile.Parse(text ?? "").Count > 0;
        }
        catch (RefusalException refusal)
        {
            return refusal.Problems.Count > 0;
        }
    }).QuickCheckThrowOnFailure();
}

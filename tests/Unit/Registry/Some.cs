using Slipway.Contracts.Datasets;
using Slipway.Contracts.Evaluation;
using Slipway.Contracts.Registry;
using Slipway.Kernel;
using Slipway.Registry.Versions;

namespace Slipway.Unit.Registry;

static class Some
{
    public static SignatureView Signature { get; } = new([new("distance", "FP32", [-1, 1]), new("origin", "BYTES", [-1, 1])], [new("probability", "FP32", [-1, 1])]);

    public static Actor Person(string name) => new(name, new HashSet<Permission>());

    public static ModelVersion Version() => new(
        "flights-delay", 1, Digest.Of("model"), VersionStatus.GatesPending, "", "ada", new(), Signature, new Dictionary<string, double>(),
        Profile: null, AgainstChampion: null, Rollout: null, DateTimeOffset.UnixEpoch);

    public static TableView Table(params ColumnView[] columns) => new(
        Digest.Of("table").ToString(), 1000, 1, columns.Length > 0 ? columns : [new("distance", "bigint", "Length of the route"), new("origin", "varchar"), new("late", "bigint", Role: ColumnRole.Label)],
        new("import", "", []), "ada", DateTimeOffset.UnixEpoch);

    public static EvaluationView Evaluation(double auc = 0.64, LiftView? lift = null, params SegmentView[] segments) => new(
        "evaluation", "run", "model", "table", 1000, 200, 0.2, Metrics(auc), new(1, 1, 1, 1), [], [], segments, [], lift, DateTimeOffset.UnixEpoch);

    public static SegmentView Segment(string value, long rows, double auc) => new("origin", value, rows, rows / 5, Metrics(auc), null);

    public static ComparisonView Comparison(string metric, bool higherIsBetter, double champion, double challenger) => new(
        metric, higherIsBetter, new("flights-delay/1", 1000, new(champion, null, null)), new("flights-delay/2", 1000, new(challenger, null, null)),
        new(challenger - champion, null, null), Paired: true, "undecided");

    static Dictionary<string, EstimateView> Metrics(double auc) => new() { ["auc"] = new(auc, auc - 0.01, auc + 0.01), ["log_loss"] = new(0.5, null, null) };
}

using Slipway.Contracts.Evaluation;

namespace Slipway.Contracts.Monitoring;

/// <summary>The true outcome of a prediction, known later.</summary>
/// <param name="Prediction">The prediction id that the inference response carried.</param>
/// <param name="Value">0 or 1.</param>
public sealed record LabelView(string Prediction, double Value);

public sealed record LabelsRequest(IReadOnlyList<LabelView> Labels);

/// <param name="Unknown">Ids that no logged prediction bears (yet); they are kept and joined when it appears.</param>
/// <param name="Corrected">Of all these, ids that bore another value before; the new one counts from now on.</param>
public sealed record LabelsAcceptedView(int Joined, int Unknown, int Corrected = 0);

/// <summary>One prediction as it was logged.</summary>
/// <param name="At">When it was asked for (the request's own event time if it named one).</param>
public sealed record PredictionView(
    string Id, DateTimeOffset At, DateTimeOffset ReceivedAt, string Deployment, string Model, int Version, string Digest, string Route,
    IReadOnlyDictionary<string, object?> Inputs, IReadOnlyDictionary<string, object?> Outputs, double? Label, double LatencyMs, string Caller);

/// <summary>How live inputs differ from the training table, per feature and day.</summary>
public sealed record DriftView(
    string Deployment, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<FeatureDriftView> Features, FeatureDriftView Prediction);

/// <param name="Reference">Shares per bin in the training table.</param>
/// <param name="Current">Shares per bin in the whole window.</param>
/// <param name="Bins">A label for each bin; the last are <c>other</c> and <c>missing</c>.</param>
public sealed record FeatureDriftView(
    string Feature, IReadOnlyList<string> Bins, IReadOnlyList<double> Reference, IReadOnlyList<double> Current,
    double Psi, double JensenShannon, string Status, IReadOnlyList<DriftPointView> Days);

/// <summary>One day of drift.</summary>
/// <param name="Psi">Population stability index, natural logarithm.</param>
/// <param name="JensenShannon">Jensen–Shannon distance with base-2 logarithm, in [0, 1].</param>
public sealed record DriftPointView(DateTimeOffset Day, long Rows, double Psi, double JensenShannon);

/// <summary>How well live predictions did, per version and day, from the labels that have arrived.</summary>
public sealed record PerformanceView(string Deployment, IReadOnlyList<PerformancePointView> Points, IReadOnlyList<ReferenceView> References);

/// <param name="Labelled">Predictions of that day whose label is known.</param>
public sealed record PerformancePointView(
    DateTimeOffset Day, int Version, long Predictions, long Labelled, IReadOnlyDictionary<string, EstimateView> Metrics);

/// <summary>What the version scored at registration: the line to draw beside the days.</summary>
public sealed record ReferenceView(int Version, IReadOnlyDictionary<string, double> Metrics);

/// <summary>Champion and canary on live labelled traffic.</summary>
public sealed record CanaryView(string Deployment, int Champion, int Canary, IReadOnlyList<ComparisonView> Comparisons);

/// <summary>What is watched, within which bounds, who is told.</summary>
/// <param name="Plan">The text of a <c>monitor.yaml</c>.</param>
public sealed record PutPlanRequest(string Plan);

public sealed record PlanView(string Deployment, string Plan, IReadOnlyList<RuleView> Rules, string Owner, DateTimeOffset UpdatedAt);

/// <param name="Kind"><c>drift</c>, <c>prediction-drift</c>, <c>performance</c> or <c>errors</c>.</param>
public sealed record RuleView(string Name, string Kind, string Condition, string Severity, bool Firing);

public enum AlertStatus { Firing, Acknowledged, Resolved }

/// <param name="Execution">The pipeline execution that the alert started.</param>
/// <param name="Version">Of the model that was out of bounds.</param>
public sealed record AlertView(
    string Id, string Deployment, string Model, string Rule, string Kind, string Severity, AlertStatus Status, string Message,
    double Observed, double Threshold, DateTimeOffset From, DateTimeOffset To, DateTimeOffset FiredAt, DateTimeOffset? ResolvedAt,
    string? AcknowledgedBy, string? Execution, int? Version = null);

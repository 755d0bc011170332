using System.Text.Json.Serialization;

namespace Slipway.Contracts.Tracking;

/// <summary>How a run stands; MLflow's five words.</summary>
public enum RunStatus { Running, Scheduled, Finished, Failed, Killed }

public sealed record ExperimentView(string Id, string Name, DateTimeOffset CreatedAt, int Runs, DateTimeOffset? LastRunAt);

public sealed record StartRunRequest(string Experiment, string Name, IReadOnlyDictionary<string, string>? Tags = null);

public sealed record EndRunRequest(RunStatus Status);

/// <summary>Params, metrics and tags in one write: all or nothing.</summary>
public sealed record LogRequest(
    IReadOnlyDictionary<string, string>? Params = null, IReadOnlyList<MetricPointView>? Metrics = null,
    IReadOnlyDictionary<string, string>? Tags = null, IReadOnlyList<RunInputView>? Inputs = null);

/// <param name="Value">NaN and the infinities cross JSON as <c>"NaN"</c>, <c>"Infinity"</c>, <c>"-Infinity"</c>.</param>
/// <param name="At">Unix milliseconds; null is now.</param>
public sealed record MetricPointView(
    string Key, [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double Value, long Step = 0, long? At = null);

/// <summary>A table that a run read.</summary>
/// <param name="Context">e.g. <c>training</c>, <c>validation</c>.</param>
public sealed record RunInputView(string Table, string Context, string? Dataset = null, int? Version = null);

/// <param name="Metrics">The latest value of each metric.</param>
/// <param name="CodeDigest">Digest of the pipeline bundle or code that made it; null for a run logged by hand.</param>
public sealed record RunView(
    string Id, string Experiment, string Name, RunStatus Status, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string CreatedBy,
    IReadOnlyDictionary<string, string> Params,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyDictionary<string, string> Tags, IReadOnlyList<RunInputView> Inputs, string? Execution, string? Step, string? CodeDigest);

public sealed record MetricHistoryView(string Key, IReadOnlyList<MetricPointView> Points);

/// <summary>A file of a run.</summary>
/// <param name="Path">Relative, <c>/</c>-separated.</param>
public sealed record ArtifactView(string Path, long Bytes, string Digest, string MediaType, DateTimeOffset CreatedAt);

/// <summary>Two or more runs side by side: only what differs, and every metric.</summary>
public sealed record RunComparisonView(IReadOnlyList<RunView> Runs, IReadOnlyList<DifferenceView> Differences);

/// <param name="Kind"><c>param</c>, <c>tag</c>, <c>input</c>, <c>code</c> or <c>environment</c>.</param>
/// <param name="Values">One per run, in their order; null where a run has none.</param>
public sealed record DifferenceView(string Kind, string Key, IReadOnlyList<string?> Values);

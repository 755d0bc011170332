using Slipway.Contracts.Evaluation;

namespace Slipway.Contracts.Registry;

public sealed record ModelView(
    string Name, string Description, string Owner, DateTimeOffset CreatedAt, int LatestVersion, IReadOnlyDictionary<string, int> Aliases);

/// <summary>Where a version stands between being registered and being allowed to serve.</summary>
public enum VersionStatus { GatesPending, GatesFailed, AwaitingApproval, Approved, Rejected }

/// <summary>A tensor of a model's signature.</summary>
/// <param name="DataType">Open Inference Protocol name: <c>FP32</c>, <c>BYTES</c> …</param>
/// <param name="Shape">-1 is any.</param>
public sealed record TensorView(string Name, string DataType, IReadOnlyList<long> Shape);

public sealed record SignatureView(IReadOnlyList<TensorView> Inputs, IReadOnlyList<TensorView> Outputs);

/// <param name="Digest">Of the model file: the identity that serving, logs and approvals name.</param>
/// <param name="Table">Digest of the training table.</param>
/// <param name="Dataset">The dataset version it came from, e.g. <c>flights@2</c>; null when unknown.</param>
/// <param name="Author">Who started what made it; may not approve it.</param>
public sealed record ModelVersionView(
    string Model, int Version, string Digest, VersionStatus Status, string Description, string? Run, string? Execution, string? Table,
    string? Dataset, string? CodeDigest, string Author, SignatureView Signature, IReadOnlyDictionary<string, double> Metrics,
    IReadOnlyList<GateView> Gates, IReadOnlyList<ApprovalView> Approvals, ComparisonView? AgainstChampion,
    IReadOnlyList<string> Aliases, DateTimeOffset CreatedAt);

/// <param name="Run">The run that logged the model; null for a model made elsewhere, which then comes as <paramref name="Upload"/>.</param>
/// <param name="Artifact">Path of the ONNX file among the run's artifacts.</param>
/// <param name="Gates">The text of a <c>gates.yaml</c>; null keeps the model's last one.</param>
/// <param name="Evaluation">Id of the evaluation that gates read; null takes the run's latest.</param>
/// <param name="Upload">Digest that <c>POST /api/v1/uploads</c> answered for an ONNX file; null takes the run's artifact.</param>
/// <param name="Table">The training table, e.g. <c>flights@2</c> or a digest; null takes the run's input with context <c>training</c>.</param>
public sealed record RegisterVersionRequest(
    string? Run = null, string Artifact = "model/model.onnx", string? Description = null, string? Gates = null, string? Evaluation = null,
    string? Upload = null, string? Table = null);

/// <summary>One rule of <c>gates.yaml</c> and what the system found.</summary>
/// <param name="Kind"><c>metrics</c>, <c>lift</c>, <c>segments</c>, <c>champion</c>, <c>data</c>, <c>signature</c>.</param>
public sealed record GateView(string Name, string Kind, bool Passed, string Observed, string Required, DateTimeOffset CheckedAt);

public enum Decision { Approve, Reject }

public sealed record DecideRequest(Decision Decision, string Comment);

public sealed record ApprovalView(Decision Decision, string By, string Comment, DateTimeOffset At, string ModelDigest);

/// <param name="Version">The version the alias is to name; must be approved.</param>
public sealed record SetAliasRequest(int Version);

/// <param name="From">Null when the alias was new.</param>
/// <param name="To">Null when the alias was removed.</param>
public sealed record AliasChangeView(string Model, string Alias, int? From, int? To, string By, DateTimeOffset At);

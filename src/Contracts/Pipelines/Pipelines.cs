namespace Slipway.Contracts.Pipelines;

/// <param name="Definition">The text of <c>pipeline.yaml</c>.</param>
/// <param name="Files">The files that it names (expectations, SQL, gates …): relative name → text.</param>
public sealed record PutPipelineRequest(string Definition, IReadOnlyDictionary<string, string> Files);

/// <param name="Digest">Of definition and files together: the code digest of everything it runs.</param>
public sealed record PipelineView(
    string Name, string Description, string Digest, int Version, string CreatedBy, DateTimeOffset CreatedAt,
    int Executions, ExecutionSummaryView? LastExecution, IReadOnlyList<TriggerView> Triggers);

public sealed record PipelineDefinitionView(
    string Name, string Digest, int Version, string Definition, IReadOnlyDictionary<string, string> Files, IReadOnlyList<StepDefinitionView> Steps);

/// <param name="Uses">A built-in step such as <c>data/split</c>; null when it runs a command.</param>
/// <param name="Run">Program and arguments; null when it uses a built-in step.</param>
public sealed record StepDefinitionView(string Name, string? Uses, IReadOnlyList<string>? Run, IReadOnlyList<string> Needs);

/// <param name="Inputs">Values for the pipeline's declared inputs; the rest take their defaults.</param>
public sealed record StartExecutionRequest(IReadOnlyDictionary<string, string>? Inputs = null);

using Slipway.Kernel;

namespace Slipway.Pipelines.Steps;

/// <summary>What one attempt at a step may know and use.</summary>
public sealed class StepContext
{
    /// <summary>Id of the execution.</summary>
    public required string Execution { get; init; }

    public required string Pipeline { get; init; }

    /// <summary>The step's name in the pipeline, e.g. <c>evaluate-trees</c>.</summary>
    public required string Step { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Digest of the pipeline's definition and files together.</summary>
    public required Digest Code { get; init; }

    /// <summary>Who started the execution; <c>system:trigger</c> when a trigger did.</summary>
    public required Actor Actor { get; init; }

    public required StepWith With { get; init; }

    /// <summary>An empty folder that is removed after the attempt.</summary>
    public required string WorkFolder { get; init; }

    /// <summary>The pipeline's files: relative name → text.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Where <see cref="Report"/> goes; null reports to nobody.</summary>
    public Action<double?, string>? Progress { get; init; }

    /// <summary>Where <see cref="Log"/> goes; null logs nowhere.</summary>
    public Action<string>? Lines { get; init; }

    /// <summary>The text of one of the pipeline's files.</summary>
    public string File(string name) => Files.TryGetValue(name, out var text)
        ? text
        : throw Refusal.Invalid("pipeline.file_missing",
            $"Step {Step} reads the file '{name}', which the pipeline does not have; it has {Words.List(Files.Keys)}.");

    /// <param name="fraction">Of this step, in [0, 1]; null when unknown.</param>
    public void Report(double? fraction, string message) => Progress?.Invoke(fraction, message);

    /// <summary>Adds one line to the step's log.</summary>
    public void Log(string line) => Lines?.Invoke(line);
}

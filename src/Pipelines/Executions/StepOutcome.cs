using Slipway.Kernel;

namespace Slipway.Pipelines.Executions;

/// <summary>How an attempt went: outputs, or a sentence about its failure.</summary>
sealed record StepOutcome(IReadOnlyDictionary<string, string>? Outputs, string? Error)
{
    public static StepOutcome Done(IReadOnlyDictionary<string, string> outputs) => new(outputs, null);

    /// <summary>PostgreSQL keeps no NUL, which a program may well have said.</summary>
    public static StepOutcome Failed(string error) => new(null, error.Replace('\0', ' '));

    public static StepOutcome Failed(RefusalException refusal) => Failed(refusal.Problems.Count == 0
        ? refusal.Message
        : $"{refusal.Message} {string.Join(" ", refusal.Problems.Select(Sentence))}");

    public Execution Apply(Execution execution, string step, DateTimeOffset now) =>
        Outputs is not null ? execution.Succeed(step, Outputs, now) : execution.Fail(step, Error!, now);

    static string Sentence(Problem problem) =>
        (problem.Line is { } line ? $"Line {line}, " : "") + (problem.Path.Length > 0 ? $"{problem.Path}: " : "") + problem.Message;
}

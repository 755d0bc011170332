using Slipway.Kernel;

namespace Slipway.Pipelines.Steps;

/// <summary>One key that a step takes under <c>with</c>.</summary>
/// <param name="Meaning">A sentence for people, shown where the key is missing.</param>
/// <param name="IsFile">Its value names one of the pipeline's files; refused when that file did not come along.</param>
public sealed record StepParameter(string Name, bool Required, string Meaning, bool IsFile = false);

/// <summary>What a step hands to the steps after it: digests, run ids, numbers as text.</summary>
public sealed record StepResult(IReadOnlyDictionary<string, string> Outputs);

/// <summary>
/// A kind of work that a pipeline may name under <c>uses</c>. Modules register theirs as singletons.
/// A step may run more than once for one result (its server died), but only one result is ever committed.
/// Throw <see cref="RefusalException"/> for a failure that its author can mend: its sentence becomes the step's error.
/// </summary>
public interface IStep
{
    /// <summary>What <c>uses</c> says, e.g. <c>train/xgboost</c>.</summary>
    string Name { get; }

    /// <summary>Unknown and missing keys are refused when a definition is put.</summary>
    IReadOnlyList<StepParameter> Parameters { get; }

    /// <summary>
    /// Names of the outputs that are known beforehand; null where they depend on the work (parts of a split).
    /// A reference to any other output is refused when a definition is put.
    /// </summary>
    IReadOnlyList<string>? Outputs => null;

    /// <summary>
    /// Part of the cache key. Change it whenever the same inputs would give another result;
    /// a step that stands on an engine puts the engine's version in.
    /// </summary>
    string Version => "1";

    /// <summary>False for steps whose point is what they change elsewhere, such as <c>model/register</c>.</summary>
    bool Cacheable => true;

    Task<StepResult> RunAsync(StepContext context, CancellationToken ct);
}

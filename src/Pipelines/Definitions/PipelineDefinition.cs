namespace Slipway.Pipelines.Definitions;

/// <summary>A pipeline as its author wrote it, checked.</summary>
sealed record PipelineDefinition(
    string Name,
    string Description,
    IReadOnlyList<InputDefinition> Inputs,
    IReadOnlyList<TriggerDefinition> Triggers,
    IReadOnlyList<StepDefinition> Steps);

/// <param name="Default">Null: whoever starts an execution must say.</param>
/// <param name="IsTable">Resolved to one version when an execution starts, even without an <c>@</c>.</param>
sealed record InputDefinition(string Name, string Meaning, string? Default, bool IsTable);

/// <param name="Kind"><c>alert</c>, <c>data</c> or <c>schedule</c>.</param>
/// <param name="On">The model, the dataset, or the cron expression.</param>
/// <param name="Fresh">A dataset that must hold a version newer than the last execution read.</param>
sealed record TriggerDefinition(string Kind, string On, string? Fresh);

/// <param name="Needs">Written and implied by references, without repeats.</param>
/// <param name="With">Values with references in them.</param>
/// <param name="Tables">For commands: name → table reference, handed over as Parquet files.</param>
/// <param name="Retries">Attempts after the first.</param>
sealed record StepDefinition(
    string Name,
    int Line,
    string? Uses,
    IReadOnlyList<string>? Run,
    IReadOnlyList<string> Needs,
    YamlMap With,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> Tables,
    int Retries,
    TimeSpan? Timeout,
    StepResources? Resources,
    bool Cache)
{
    /// <summary>What views call the kind of step.</summary>
    public string Kind => Uses ?? "run";
}

/// <summary>What a step asks of the machine. Parsed and kept; the local executor does not schedule by it.</summary>
/// <param name="MemoryBytes">Null where the author does not say.</param>
sealed record StepResources(double? Cpus, long? MemoryBytes, int? Gpus);

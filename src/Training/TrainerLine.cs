using System.Text.Json.Serialization;
using Slipway.Kernel;

namespace Slipway.Training;

/// <summary>What a line of the training process says.</summary>
public enum TrainerLineKind
{
    /// <summary>A metric's value at a step.</summary>
    [JsonStringEnumMemberName("metric")]
    Metric,

    /// <summary>How far it is.</summary>
    [JsonStringEnumMemberName("progress")]
    Progress,

    /// <summary>The last line of a training that went well.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>The last line of one that did not.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}

/// <summary>One line of JSON from the training process; which members are there depends on the kind.</summary>
/// <param name="Step">A metric's round, counted from 0.</param>
/// <param name="Fraction">In [0, 1].</param>
/// <param name="Refusal">The kind of refusal, where its author can mend the error.</param>
/// <param name="Code">The refusal's code.</param>
public sealed record TrainerLine(
    TrainerLineKind Kind, string? Key = null, long? Step = null, double? Value = null, double? Fraction = null, string? Message = null,
    RefusalKind? Refusal = null, string? Code = null, TrainSummary? Summary = null);

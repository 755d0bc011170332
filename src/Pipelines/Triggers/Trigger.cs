using Slipway.Contracts.Pipelines;
using Slipway.Kernel;

namespace Slipway.Pipelines.Triggers;

/// <summary>What starts a pipeline by itself.</summary>
/// <param name="Kind"><c>alert</c>, <c>data</c> or <c>schedule</c>.</param>
/// <param name="ListensTo">The model, the dataset, or the cron expression.</param>
/// <param name="Fresh">A dataset that must hold a version newer than the last execution read.</param>
/// <param name="Pending">What it fired for while its condition did not hold; null when it does not wait.</param>
sealed record Trigger(
    Id<Trigger> Id, string Pipeline, string Kind, string ListensTo, string? Fresh, bool Enabled, string? WaitingFor, string? Pending,
    DateTimeOffset? NextAt, DateTimeOffset? LastFiredAt, string? LastExecution) : IEntity
{
    public static string IdPrefix => "trg";

    /// <summary>Who acts when a trigger does.</summary>
    public static Actor Actor { get; } = Actor.System("trigger");

    public TriggerView View() => new(
        Id.ToString(), Pipeline, Kind, On(),
        !Enabled ? TriggerState.Disabled : WaitingFor is null ? TriggerState.Ready : TriggerState.Waiting,
        WaitingFor, LastFiredAt, LastExecution);

    string On() => Kind switch
    {
        "alert" => Fresh is null ? $"alerts of model {ListensTo}" : $"alerts of model {ListensTo}, with fresh {Fresh}",
        "data" => $"new versions of dataset {ListensTo}",
        _ => NextAt is { } next ? $"{ListensTo} (UTC), next {next:yyyy-MM-dd HH:mm}" : $"{ListensTo} (UTC)",
    };
}

using Slipway.Contracts.Serving;
using Slipway.Kernel;

namespace Slipway.Serving.Rollouts;

/// <summary>A new version's way into a deployment: some of the traffic, or copies of it, until somebody decides.</summary>
/// <param name="Weight">Percent of the traffic; 0 for a shadow.</param>
sealed record Rollout(
    Id<Rollout> Id, string Deployment, int Version, string Strategy, int Weight, RolloutStatus Status, string StartedBy,
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt) : IEntity
{
    public const string Canary = "canary";
    public const string Shadow = "shadow";

    public static string IdPrefix => "rol";

    public RolloutView View() => new(Id.ToString(), Version, Strategy, Weight, Status, StartedBy, StartedAt, EndedAt);

    public static (string Strategy, int Weight) Checked(string strategy, int weight)
    {
        if (strategy is not (Canary or Shadow))
            throw Refusal.Invalid("rollout.strategy", $"The strategy is '{strategy}'; accepted are canary and shadow.");
        if (strategy is Canary && weight is < 1 or > 99)
            throw Refusal.Invalid("rollout.weight", $"The weight is {weight} percent; accepted are 1 to 99.");
        return (strategy, strategy is Canary ? weight : 0);
    }
}

namespace Slipway.Registry;

/// <summary>How a version is to reach a deployment once it is approved.</summary>
/// <param name="Strategy"><c>canary</c> or <c>shadow</c>.</param>
/// <param name="Weight">Percent of the traffic, 1 to 99.</param>
public sealed record RolloutPlan(string Deployment, string Strategy, int Weight);

using Slipway.Kernel;
using Slipway.Pipelines.Steps;

namespace Slipway.Registry.Steps;

/// <summary>Reads <c>rollout: { deployment, strategy, weight }</c>.</summary>
static class RolloutKeys
{
    static readonly string[] Strategies = ["canary", "shadow"];

    public static RolloutPlan? Read(StepContext context)
    {
        if (!context.With.Has("rollout"))
            return null;
        var rollout = context.With.Map("rollout");
        if (rollout.Keys.FirstOrDefault(key => key is not ("deployment" or "strategy" or "weight")) is { } unknown)
            throw Wrong(context, unknown, "not a key here", "deployment, strategy and weight");
        var plan = new RolloutPlan(rollout.Text("deployment"), rollout.TextOrNull("strategy") ?? "canary", (int)Math.Clamp(rollout.Integer("weight", 20), -1, 100));
        if (!Strategies.Contains(plan.Strategy))
            throw Wrong(context, "strategy", $"'{plan.Strategy}'", "canary or shadow");
        if (plan.Weight is < 1 or > 99)
            throw Wrong(context, "weight", $"{rollout.Text("weight")}", "a percentage from 1 to 99");
        return plan;
    }

    static RefusalException Wrong(StepContext context, string key, string found, string accepted) => Refusal.Invalid(
        "step.with_invalid", $"Step {context.Step}: with.rollout.{key} is {found}; accepted is {accepted}.");
}

using Slipway.Kernel;

namespace Slipway.Evaluation.Evaluations;

/// <summary>Names the ids of evaluations.</summary>
sealed record EvaluationRecord : IEntity
{
    public static string IdPrefix => "evl";
}

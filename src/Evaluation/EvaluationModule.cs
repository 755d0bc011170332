using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Evaluation.Comparisons;
using Slipway.Evaluation.Evaluations;
using Slipway.Evaluation.Scoring;
using Slipway.Pipelines.Steps;

namespace Slipway.Evaluation;

/// <summary>How well models do: alone, against a baseline, against each other.</summary>
public static class EvaluationModule
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services
        .AddSingleton<ScoreTable>()
        .AddSingleton<EvaluationStore>()
        .AddSingleton<Evaluator>()
        .AddSingleton(provider => new EvaluationCatalog(provider.GetRequiredService<EvaluationStore>()))
        .AddSingleton(provider => new ModelComparison(provider.GetRequiredService<ScoreTable>()))
        .AddSingleton<IStep, EvaluateStep>();

    public static void MapEvaluation(this IEndpointRouteBuilder routes) => routes.MapEvaluations();
}

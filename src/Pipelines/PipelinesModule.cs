using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Pipelines.Commands;
using Slipway.Pipelines.DataSteps;
using Slipway.Pipelines.Definitions;
using Slipway.Pipelines.Executions;
using Slipway.Pipelines.Steps;
using Slipway.Pipelines.Triggers;
using Slipway.Storage;

namespace Slipway.Pipelines;

/// <summary>Pipelines, their executions and what starts them.</summary>
public static class PipelinesModule
{
    public static IServiceCollection AddPipelines(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection("Pipelines").Get<PipelinesOptions>() ?? new())
        .AddSingleton<PipelinesMeter>()
        .AddSingleton<PipelineStore>()
        .AddSingleton<PipelineVersions>()
        .AddSingleton<DefinitionCheck>()
        .AddSingleton<PutPipeline>()
        .AddSingleton<StepCatalog>()
        .AddSingleton<ExecutionStore>()
        .AddSingleton<StepLogStore>()
        .AddSingleton<StepSignals>()
        .AddSingleton<ChangeExecution>()
        .AddSingleton<StartExecution>()
        .AddSingleton<CancelExecution>()
        .AddSingleton<CommandRunner>()
        .AddSingleton<StepAttempt>()
        .AddSingleton<IJobHandler, StepJob>()
        .AddSingleton<TriggerStore>()
        .AddSingleton<FreshData>()
        .AddSingleton<FireTrigger>()
        .AddSingleton<SwitchTrigger>()
        .AddSingleton<IEventReader, TriggerEvents>()
        .AddSingleton<ScheduleTicker>()
        .AddHostedService(provider => provider.GetRequiredService<ScheduleTicker>())
        .AddSingleton(provider => new ExecutionCatalog(provider.GetRequiredService<ExecutionStore>()))
        .AddSingleton(provider => new PipelineCatalog(
            provider.GetRequiredService<PipelineStore>(), provider.GetRequiredService<ExecutionStore>(), provider.GetRequiredService<TriggerStore>()))
        .AddSingleton<IStep, ValidateStep>()
        .AddSingleton<IStep, TransformStep>()
        .AddSingleton<IStep, SplitStep>()
        .AddSingleton<IStep, LeakageStep>();

    public static void MapPipelines(this IEndpointRouteBuilder routes)
    {
        routes.MapPipelineDefinitions();
        routes.MapExecutions();
        routes.MapTriggers();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Slipway.Datasets.Tables;
using Slipway.Pipelines.Steps;
using Slipway.Tracking;
using Slipway.Training.Steps;

namespace Slipway.Training;

/// <summary>Built-in algorithms, each a pipeline step and each in a process of its own.</summary>
public static class TrainingModule
{
    public static IServiceCollection AddTraining(this IServiceCollection services)
    {
        services.AddSingleton(_ => new Trainer(TrainerCommand.Default()));
        foreach (var algorithm in Enum.GetValues<TrainAlgorithm>())
        {
            services.AddSingleton<IStep>(provider => new TrainStep(
                algorithm, provider.GetRequiredService<TableCatalog>(), provider.GetRequiredService<RunRecorder>(), provider.GetRequiredService<Trainer>()));
        }

        return services;
    }
}

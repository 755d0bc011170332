using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Slipway.Registry;
using Slipway.Serving.Deployments;
using Slipway.Serving.Inference;
using Slipway.Serving.Models;
using Slipway.Serving.Rollouts;
using Slipway.Serving.Routing;
using Slipway.Serving.Traffic;
using Slipway.Storage;

namespace Slipway.Serving;

/// <summary>Deployments, rollouts and inference: models made reachable. Needs a <see cref="Predictions.IPredictionLog"/>.</summary>
public static class ServingModule
{
    public static IServiceCollection AddServing(this IServiceCollection services) => services
        .AddSingleton(provider => (provider.GetRequiredService<IConfiguration>().GetSection("Serving").Get<ServingOptions>() ?? new()).Checked())
        .AddSingleton<RouteTable>()
        .AddSingleton(provider => new ModelShelf(provider.GetRequiredService<ModelCatalog>().ModelPathAsync))
        .AddDeployments()
        .AddInference();

    /// <summary>Routes under <c>/api/v1</c>.</summary>
    public static void MapServing(this IEndpointRouteBuilder routes) => routes.MapDeployments();

    /// <summary>Open Inference Protocol v2 under <c>/v2</c>, on the server's root.</summary>
    public static void MapInference(this IEndpointRouteBuilder routes) => routes.MapOpenInference();

    static IServiceCollection AddDeployments(this IServiceCollection services) => services
        .AddSingleton<DeploymentStore>()
        .AddSingleton<RolloutStore>()
        .AddSingleton<DeploymentHealth>()
        .AddSingleton<DeploymentRouter>()
        .AddSingleton(provider => new DeploymentCatalog(
            provider.GetRequiredService<DeploymentStore>(), provider.GetRequiredService<RolloutStore>(),
            provider.GetRequiredService<DeploymentHealth>(), provider.GetRequiredService<RouteTable>(), provider.GetRequiredService<TrafficStore>()))
        .AddSingleton<Deploy>()
        .AddSingleton<StartRollout>()
        .AddSingleton<EndRollout>()
        .AddSingleton<IEventReader, RolloutFollower>()
        .AddSingleton<TrafficStore>()
        .AddRunning<TrafficRecorder>()
        .AddRunning<DeploymentLoader>()
        .AddSingleton<IReadiness>(provider => provider.GetRequiredService<DeploymentLoader>());

    static IServiceCollection AddInference(this IServiceCollection services) => services
        .AddSingleton<ServingMeter>()
        .AddSingleton<ExchangePool>()
        .AddSingleton<RequestGate>()
        .AddRunning<ShadowScorer>()
        .AddSingleton<Scorer>()
        .AddSingleton<InferEndpoint>();

    static IServiceCollection AddRunning<T>(this IServiceCollection services) where T : class, IHostedService => services
        .AddSingleton<T>()
        .AddHostedService(provider => provider.GetRequiredService<T>());
}

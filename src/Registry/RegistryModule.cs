using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Pipelines.Steps;
using Slipway.Registry.Aliases;
using Slipway.Registry.Models;
using Slipway.Registry.Profiles;
using Slipway.Registry.Steps;
using Slipway.Registry.Versions;

namespace Slipway.Registry;

/// <summary>Models, their versions, the gates and people that let them serve, and the aliases that name them.</summary>
public static class RegistryModule
{
    public static IServiceCollection AddRegistry(this IServiceCollection services) => services
        .AddSingleton<ModelStore>()
        .AddSingleton<VersionReader>()
        .AddSingleton<DraftVersion>()
        .AddSingleton<MakeProfile>()
        .AddSingleton<CollectEvidence>()
        .AddSingleton<RegisterVersion>()
        .AddSingleton<DecideVersion>()
        .AddSingleton<AliasStore>()
        .AddSingleton<AliasWatch>()
        .AddSingleton<MoveAlias>()
        .AddSingleton<ModelCatalog>()
        .AddSingleton<IStep, RegisterStep>();

    public static void MapRegistry(this IEndpointRouteBuilder routes)
    {
        routes.MapModels();
        routes.MapVersions();
        routes.MapAliases();
    }
}

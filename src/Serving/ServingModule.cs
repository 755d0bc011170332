using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Slipway.Serving;

/// <summary>Deployments, rollouts and inference: models made reachable.</summary>
public static class ServingModule
{
    public static IServiceCollection AddServing(this IServiceCollection services) => services;

    /// <summary>Routes under <c>/api/v1</c>.</summary>
    public static void MapServing(this IEndpointRouteBuilder routes)
    {
    }

    /// <summary>Open Inference Protocol v2 under <c>/v2</c>, on the server's root.</summary>
    public static void MapInference(this IEndpointRouteBuilder routes)
    {
    }
}

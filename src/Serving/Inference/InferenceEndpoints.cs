using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Access;
using Slipway.Kernel;
using Slipway.Serving.Deployments;
using Slipway.Serving.Routing;
using Route = Slipway.Serving.Routing.Route;

namespace Slipway.Serving.Inference;

/// <summary>Open Inference Protocol v2 over HTTP.</summary>
static class InferenceEndpoints
{
    static readonly string Version = typeof(InferenceEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void MapOpenInference(this IEndpointRouteBuilder routes)
    {
        var v2 = routes.MapGroup("/v2").WithTags("Inference");
        var read = v2.MapGroup("").Requires(Permission.Read);
        read.MapGet("", () => TypedResults.Ok(new OipServer("slipway", Version, [])));
        read.MapGet("/health/live", () => TypedResults.Ok(new OipLive(true)));
        read.MapGet("/health/ready", Ready);
        foreach (var model in (string[])["/models/{name}", "/models/{name}/versions/{version}"])
        {
            read.MapGet(model, Metadata);
            read.MapGet($"{model}/ready", ModelReady);
            v2.MapPost($"{model}/infer", Infer).Described(byVersion: model.Contains("{version}")).Requires(Permission.Score);
        }
    }

    static RequestDelegate Infer { get; } = http => http.RequestServices.GetRequiredService<InferEndpoint>().HandleAsync(http);

    static JsonHttpResult<OipReady> Ready(DeploymentLoader loader) =>
        TypedResults.Json(new OipReady(loader.IsReady), statusCode: loader.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    static JsonHttpResult<OipModelReady> ModelReady(string name, string? version, RouteTable routes)
    {
        var ready = Find(routes, name, version) is not null;
        return TypedResults.Json(new OipModelReady(name, ready), statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    static IResult Metadata(string name, string? version, RouteTable routes)
    {
        if (Find(routes, name, version) is not { } route)
        {
            var wanted = version is null ? $"model '{name}'" : $"version '{version}' of a model '{name}'";
            return TypedResults.NotFound(new OipError($"No {wanted} is served here; {NearbyNames.Sentence(name, routes.Names)}."));
        }

        var signature = route.Source.Signature;
        return TypedResults.Ok(new OipModel(name, [.. routes.Find(name)!.All.Select(served => served.VersionName)], "onnx_onnxruntime",
            [.. signature.Inputs.Select(OipTensor.Of)], [.. signature.Outputs.Select(OipTensor.Of)]));
    }

    static Route? Find(RouteTable routes, string name, string? version) =>
        routes.Find(name) is { } set ? version is null ? set.Champion : set.OfVersion(version) : null;
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts;
using Slipway.Contracts.Serving;
using Slipway.Kernel;
using Slipway.Serving.Rollouts;

namespace Slipway.Serving.Deployments;

static class DeploymentEndpoints
{
    public static void MapDeployments(this IEndpointRouteBuilder routes)
    {
        var deployments = routes.MapGroup("/deployments").WithTags("Deployments");
        deployments.MapGet("", ListAsync).Requires(Permission.Read);
        deployments.MapGet("/{name}", GetAsync).Requires(Permission.Read);
        deployments.MapGet("/{name}/traffic", TrafficAsync).Requires(Permission.Read);
        deployments.MapPut("/{name}", PutAsync).Requires(Permission.Deploy);
        deployments.MapDelete("/{name}", StopAsync).Requires(Permission.Deploy);
        deployments.MapPost("/{name}/rollout", StartRolloutAsync).Requires(Permission.Deploy);
        deployments.MapPost("/{name}/rollout/promote", PromoteAsync).Requires(Permission.Deploy);
        deployments.MapPost("/{name}/rollout/rollback", RollBackAsync).Requires(Permission.Deploy);
    }

    static async Task<Ok<Page<DeploymentView>>> ListAsync(string? cursor, int? limit, string? search, DeploymentCatalog deployments, CancellationToken ct) =>
        TypedResults.Ok(await deployments.ListAsync(PageRequest.From(cursor, limit), search, ct));

    static async Task<Ok<DeploymentView>> GetAsync(string name, DeploymentCatalog deployments, CancellationToken ct) =>
        TypedResults.Ok(await deployments.FindAsync(name, ct) ?? throw Deployment.NotFound(name));

    /// <summary>The last hour unless a time is named.</summary>
    static async Task<Ok<TrafficHistoryView>> TrafficAsync(
        string name, DateTimeOffset? from, DateTimeOffset? to, DeploymentCatalog deployments, TimeProvider clock, CancellationToken ct)
    {
        _ = await deployments.FindAsync(name, ct) ?? throw Deployment.NotFound(name);
        var end = to ?? clock.GetUtcNow();
        return TypedResults.Ok(new TrafficHistoryView(await deployments.TrafficAsync(name, from ?? end - TimeSpan.FromHours(1), end, ct)));
    }

    static async Task<Ok<DeploymentView>> PutAsync(string name, DeployRequest request, Actor actor, Deploy deploy, DeploymentCatalog deployments, CancellationToken ct)
    {
        await deploy.ExecuteAsync(name, request, actor, ct);
        return await GetAsync(name, deployments, ct);
    }

    static async Task<Ok<DeploymentView>> StopAsync(string name, Actor actor, Deploy deploy, DeploymentCatalog deployments, CancellationToken ct)
    {
        await deploy.StopAsync(name, actor, ct);
        return await GetAsync(name, deployments, ct);
    }

    static async Task<Ok<DeploymentView>> StartRolloutAsync(
        string name, StartRolloutRequest request, Actor actor, StartRollout start, DeploymentCatalog deployments, CancellationToken ct)
    {
        await start.ExecuteAsync(name, request, actor, ct);
        return await GetAsync(name, deployments, ct);
    }

    static async Task<Ok<DeploymentView>> PromoteAsync(string name, Actor actor, EndRollout end, DeploymentCatalog deployments, CancellationToken ct)
    {
        await end.PromoteAsync(name, actor, ct);
        return await GetAsync(name, deployments, ct);
    }

    static async Task<Ok<DeploymentView>> RollBackAsync(string name, Actor actor, EndRollout end, DeploymentCatalog deployments, CancellationToken ct)
    {
        await end.RollBackAsync(name, actor, ct);
        return await GetAsync(name, deployments, ct);
    }
}

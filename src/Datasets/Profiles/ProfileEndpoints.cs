using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access;
using Slipway.Contracts.Datasets;
using Slipway.Kernel;

namespace Slipway.Datasets.Profiles;

static class ProfileEndpoints
{
    public static void MapProfiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/tables/{digest}/profile", GetAsync).DisableRequestTimeout().WithTags("Tables").Requires(Permission.Read);

    static async Task<Ok<ProfileView>> GetAsync(Digest digest, TableProfiles profiles, CancellationToken ct) =>
        TypedResults.Ok(await profiles.GetAsync(digest, ct));
}

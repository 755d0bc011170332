using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Contracts;
using Slipway.Contracts.Access;
using Slipway.Kernel;

namespace Slipway.Access.Tokens;

static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/tokens").WithTags("Access").RequiresCaller();
        tokens.MapGet("/", ListAsync);
        tokens.MapPost("/", IssueAsync);
        tokens.MapDelete("/{id}", RevokeAsync);
    }

    static async Task<Ok<Page<TokenView>>> ListAsync(
        string? user, string? cursor, int? limit, TokenStore tokens, Actor actor, CancellationToken ct)
    {
        var owner = user ?? actor.Name;
        if (owner != actor.Name && !actor.May(Permission.ManageAccess))
            throw Refusal.Forbidden("token.not_yours", "Only somebody with ManageAccess sees the tokens of others.");
        var page = await tokens.ListAsync(owner, PageRequest.From(cursor, limit), ct);
        return TypedResults.Ok(new Page<TokenView>([.. page.Items.Select(token => token.View())], page.Next, page.Total));
    }

    static async Task<Created<CreatedTokenView>> IssueAsync(
        CreateTokenRequest request, KeepTokens tokens, Actor actor, HttpResponse response, CancellationToken ct)
    {
        var created = await tokens.IssueAsync(request, actor, ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created($"/api/v1/tokens/{created.Token.Id}", created);
    }

    static async Task<NoContent> RevokeAsync(Id<Token> id, KeepTokens tokens, Actor actor, CancellationToken ct)
    {
        await tokens.RevokeAsync(id, actor, ct);
        return TypedResults.NoContent();
    }
}

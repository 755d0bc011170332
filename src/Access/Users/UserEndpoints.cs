using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Slipway.Access.Callers;
using Slipway.Contracts;
using Slipway.Contracts.Access;
using Slipway.Kernel;

namespace Slipway.Access.Users;

static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/me", WhoAmI).WithTags("Access").RequiresCaller();
        var users = routes.MapGroup("/users").WithTags("Access").Requires(Permission.ManageAccess);
        users.MapGet("/", ListAsync);
        users.MapPost("/", AddAsync);
        users.MapPatch("/{name}", ChangeAsync);
    }

    static Ok<WhoAmIView> WhoAmI(CallerSlot slot)
    {
        var caller = slot.Caller!;
        return TypedResults.Ok(new WhoAmIView(
            caller.Actor.Name,
            caller.DisplayName,
            [.. caller.Roles.Select(Roles.Written)],
            [.. caller.Actor.Permissions.Select(permission => permission.ToString()).Order(StringComparer.Ordinal)],
            caller.Authentication));
    }

    static async Task<Ok<Page<UserView>>> ListAsync(string? cursor, int? limit, string? search, UserStore users, CancellationToken ct)
    {
        var page = await users.ListAsync(PageRequest.From(cursor, limit), search ?? "", ct);
        return TypedResults.Ok(new Page<UserView>([.. page.Items.Select(user => user.View())], page.Next, page.Total));
    }

    static async Task<Created<UserView>> AddAsync(CreateUserRequest request, KeepUsers users, Actor actor, CancellationToken ct)
    {
        var user = await users.AddAsync(request, actor, ct);
        return TypedResults.Created($"/api/v1/users/{user.Name}", user.View());
    }

    static async Task<Ok<UserView>> ChangeAsync(string name, ChangeUserRequest request, KeepUsers users, Actor actor, CancellationToken ct) =>
        TypedResults.Ok((await users.ChangeAsync(name, request, actor, ct)).View());
}

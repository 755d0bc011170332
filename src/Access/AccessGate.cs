using Microsoft.AspNetCore.Http;
using Slipway.Kernel;

namespace Slipway.Access;

/// <summary>Learns who calls and holds the route's rule against it. A route without a rule is refused to everybody.</summary>
sealed class AccessGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, CallerSlot slot)
    {
        slot.Caller = Caller.Local;
        if (http.GetEndpoint() is { } endpoint)
            Admit(endpoint.Metadata.GetMetadata<AccessRule>(), slot.Caller);
        await next(http);
    }

    static void Admit(AccessRule? rule, Caller caller)
    {
        if (rule is null)
            throw Refusal.Forbidden("access.no_rule", "This route states no rule for its callers, so it answers nobody.");
        if (rule.Permission is { } permission && !caller.Actor.May(permission))
            throw Refusal.Forbidden("access.denied", $"{caller.Actor.Name} lacks the permission {permission}.");
    }
}

using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Slipway.Access.Guards;
using Slipway.Kernel;

namespace Slipway.Access.Callers;

/// <summary>
/// Learns who calls and holds the route's rule against it. A route without a rule is refused to everybody; credentials
/// that do not hold are refused wherever they are shown, never taken for none.
/// </summary>
sealed class AccessGate(RequestDelegate next, AccessOptions options, KnownTokens tokens)
{
    static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    public async Task InvokeAsync(HttpContext http, CallerSlot slot)
    {
        var rule = http.GetEndpoint()?.Metadata.GetMetadata<AccessRule>();
        if (http.Request.Headers.Authorization is { Count: > 0 } header)
        {
            slot.Caller = await FindAsync(header, http.RequestAborted);
            if (slot.Caller is null)
            {
                await RefuseUnknownAsync(http, "token.not_valid", "The token is not one of this server's, has expired, or was revoked.");
                return;
            }
        }
        else if (IsLocal(http))
        {
            slot.Caller = Caller.Local;
        }
        else if (rule is { IsPublic: false })
        {
            await RefuseUnknownAsync(http, "token.missing", "Send a token: Authorization: Bearer slw_…");
            return;
        }

        if (http.GetEndpoint() is not null)
            Admit(rule, slot.Caller);
        await next(http);
    }

    async Task<Caller?> FindAsync(StringValues header, CancellationToken ct)
    {
        if (Credentials.Read(header) is not { } credentials || await tokens.FindAsync(credentials.Secret, ct) is not { } caller)
            return null;
        return credentials.User.Length == 0 || credentials.User == caller.Actor.Name ? caller : null;
    }

    /// <summary>Whether only this machine can have sent it: nothing was configured, bound wider, or forwarded by a proxy.</summary>
    bool IsLocal(HttpContext http) =>
        !options.DemandsTokens &&
        (http.Connection.LocalIpAddress is not { } address || IPAddress.IsLoopback(address)) &&
        !Forwarded.Any(http.Request.Headers.ContainsKey);

    static void Admit(AccessRule? rule, Caller? caller)
    {
        if (rule is null)
            throw Refusal.Forbidden("access.no_rule", "This route states no rule for its callers, so it answers nobody.");
        if (rule.Permission is { } permission && !caller!.Actor.May(permission))
            throw Refusal.Forbidden("access.denied", $"{caller.Actor.Name} lacks the permission {permission}.");
    }

    static Task RefuseUnknownAsync(HttpContext http, string code, string detail)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer realm=\"slipway\", Basic realm=\"slipway\"";
        return http.WriteProblemAsync(StatusCodes.Status401Unauthorized, code, detail);
    }
}

using Microsoft.AspNetCore.Http;

namespace Slipway.Access.Guards;

/// <summary>
/// Refuses what no honest caller sends: a foreign Host (DNS rebinding), a page of another origin on any verb, and
/// requests a browser made on another site's behalf. Dresses every answer with the security headers.
/// </summary>
sealed class RequestGuards(RequestDelegate next, AllowedNames names)
{
    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(static state => SecurityHeaders.SetAsync((HttpContext)state), http);
        var request = http.Request;
        if (!names.IsAllowedHost(request.Host))
            return http.WriteProblemAsync(StatusCodes.Status400BadRequest, "host.not_allowed",
                "The server does not go by the name in the Host header; add it to Access:AllowedHosts if it should.");

        var origin = request.Headers.Origin;
        if (origin.Count > 0 && (origin.Count > 1 || !names.IsAllowedOrigin(origin[0], request)))
            return http.WriteProblemAsync(StatusCodes.Status403Forbidden, "origin.not_allowed",
                "Pages of another origin may not call this server; add it to Access:AllowedOrigins if it should.");

        if (origin.Count == 0 && IsForAnotherSite(request))
            return http.WriteProblemAsync(StatusCodes.Status403Forbidden, "origin.not_allowed",
                "A browser made this request for a page of another site.");

        return next(http);
    }

    /// <summary>Following a link here is fine; being embedded or fetched by another site's page is not.</summary>
    static bool IsForAnotherSite(HttpRequest request)
    {
        var headers = request.Headers;
        var isLink = HttpMethods.IsGet(request.Method) && headers["Sec-Fetch-Mode"] == "navigate" && headers["Sec-Fetch-Dest"] == "document";
        return headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none" && !isLink;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace Slipway.Access;

/// <summary>How a route that carries whole files or never ends steps out of the usual limits.</summary>
public static class RouteLimits
{
    /// <summary>Takes bodies up to <paramref name="bytes"/> and as long as they need. Streams that only answer use ASP.NET Core's <c>DisableRequestTimeout</c>.</summary>
    public static TBuilder TakesUploads<TBuilder>(this TBuilder builder, long bytes) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequestSizeLimitAttribute(bytes), new DisableRequestTimeoutAttribute());
}

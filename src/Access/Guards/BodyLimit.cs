using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Slipway.Access.Guards;

/// <summary>Refuses a body by its announced length, with a reason; Kestrel cuts off those that announce none.</summary>
sealed class BodyLimit(RequestDelegate next, AccessOptions options)
{
    public Task InvokeAsync(HttpContext http)
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : options.BodyBytes;
        return http.Request.ContentLength > limit
            ? http.WriteProblemAsync(StatusCodes.Status413PayloadTooLarge, "request.too_large", $"The body has {http.Request.ContentLength} bytes; this route takes up to {limit}.")
            : next(http);
    }
}

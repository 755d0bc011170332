using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Slipway.Storage;

namespace Slipway.Access.Guards;

/// <summary>How much of anything one request may take.</summary>
static class RequestLimits
{
    const int HeaderBytes = 32 << 10;
    const int HeaderCount = 100;
    const int LineBytes = 16 << 10;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services, AccessOptions options) => services
        .Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.BodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = HeaderCount;
            kestrel.Limits.MaxRequestLineSize = LineBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        })
        .ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions))
        .AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(options.RequestSeconds),
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = http => http.WriteProblemAsync(StatusCodes.Status503ServiceUnavailable, "request.too_slow",
                $"The server gave the request up after {options.RequestSeconds} seconds."),
        });
}

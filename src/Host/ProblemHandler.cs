using Microsoft.AspNetCore.Diagnostics;
using Slipway.Engines;
using Slipway.Kernel;

namespace Slipway.Host;

/// <summary>The one place where a failure becomes HTTP. What it does not recognise stays a 500 and is logged.</summary>
sealed partial class ProblemHandler(IProblemDetailsService problems, ILogger<ProblemHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
            return true;

        var (status, code, detail) = Describe(exception);
        if (status == StatusCodes.Status500InternalServerError)
            Failed(exception, http.Request.Method, http.Request.Path, http.TraceIdentifier);

        http.Response.StatusCode = status;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = http,
            ProblemDetails =
            {
                Status = status,
                Detail = detail,
                Extensions =
                {
                    ["code"] = code,
                    ["problems"] = exception is RefusalException { Problems.Count: > 0 } refused ? refused.Problems : null,
                    ["traceId"] = http.TraceIdentifier,
                },
            },
        });
    }

    static (int Status, string Code, string Detail) Describe(Exception exception) => exception switch
    {
        RefusalException refusal => (StatusOf(refusal.Kind), refusal.Code, refusal.Message),
        // The JSON reader's own sentence names the member and the place; the outer one only says "failed to read".
        BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == 413 ? "request.too_large" : "request.malformed", bad.InnerException?.Message ?? UnboundArgument.Describe(bad.Message) ?? bad.Message),
        // Its message names the library and the command that installs it, and nothing of this machine.
        NativeLibraryMissingException missing => (StatusCodes.Status503ServiceUnavailable, "engine.missing", missing.Message),
        _ => (StatusCodes.Status500InternalServerError, "server.failed", "Slipway failed to do this; its log says why under the trace id."),
    };

    static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed, trace {TraceId}")]
    partial void Failed(Exception error, string method, PathString path, string traceId);
}

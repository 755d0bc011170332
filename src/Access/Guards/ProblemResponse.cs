using Microsoft.AspNetCore.Http;

namespace Slipway.Access.Guards;

/// <summary>How a guard refuses before any endpoint is asked.</summary>
static class ProblemResponse
{
    public static Task WriteProblemAsync(this HttpContext http, int status, string code, string detail) => TypedResults.Problem(
        detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(http);
}

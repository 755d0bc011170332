using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using Slipway.Access;

namespace Slipway.Host;

/// <summary>Serves the built page: hashed assets for a year, everything that is no API as its start page.</summary>
static class WebPage
{
    static readonly string[] ApiRoots = ["/api", "/v2", "/health", "/metrics", "/openapi"];

    public static void MapWebPage(this WebApplication app)
    {
        var folder = Find();
        if (folder is not null)
        {
            var files = new PhysicalFileProvider(folder);
            app.UsePrecompressedAssets(files);
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = files,
                OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] =
                    file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
            });
        }

        app.MapFallback(http => AnswerAsync(http, folder)).Public().ExcludeFromDescription();
    }

    static async Task AnswerAsync(HttpContext http, string? folder)
    {
        if (ApiRoots.Any(root => http.Request.Path.StartsWithSegments(root)))
        {
            await Results.Problem(
                statusCode: StatusCodes.Status404NotFound, detail: $"There is nothing at {http.Request.Method} {http.Request.Path}; /openapi/v1.json lists what there is.",
                extensions: new Dictionary<string, object?> { ["code"] = "route.not_found" }).ExecuteAsync(http);
        }
        else if (folder is null)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await http.Response.WriteAsync("The page is not built; './slipway build' builds it. The API is at /openapi/v1.json.", http.RequestAborted);
        }
        else
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            http.Response.Headers[HeaderNames.CacheControl] = "no-cache";
            await http.Response.SendFileAsync(Path.Combine(folder, "index.html"), http.RequestAborted);
        }
    }

    /// <summary>Beside the program when packaged, else in the checkout that it was built in.</summary>
    static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var dist = Path.Combine(folder.FullName, "web", "dist");
            if (File.Exists(Path.Combine(dist, "index.html")))
                return dist;
        }

        return null;
    }
}

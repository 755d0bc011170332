using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Slipway.Host;

/// <summary>Answers for an asset with the copy that the page's build compressed, where the browser reads it: nothing is compressed while serving.</summary>
static class PrecompressedAssets
{
    static readonly (string Coding, string Suffix)[] Copies = [("br", ".br"), ("gzip", ".gz")];
    static readonly FileExtensionContentTypeProvider Types = new();

    public static void UsePrecompressedAssets(this WebApplication app, PhysicalFileProvider files) => app.Use(async (http, next) =>
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments("/assets") && HttpMethods.IsGet(http.Request.Method) && Types.TryGetContentType(path.Value!, out var type))
        {
            foreach (var (coding, suffix) in Copies)
            {
                if (!Accepts(http.Request, coding) || files.GetFileInfo(path + suffix) is not { Exists: true } copy)
                    continue;
                http.Response.ContentType = type;
                http.Response.ContentLength = copy.Length;
                http.Response.Headers.ContentEncoding = coding;
                http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
                http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                await http.Response.SendFileAsync(copy, http.RequestAborted);
                return;
            }
        }

        await next(http);
    });

    static bool Accepts(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(wanted => wanted.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && wanted.Quality is null or > 0);
}

using Slipway.Kernel;

namespace Slipway.Tracking.Artifacts;

/// <summary>What a file is, by its name alone: whoever uploads has no say in how a browser treats it.</summary>
static class MediaTypes
{
    const string Bytes = "application/octet-stream";

    static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = "text/plain", [".log"] = "text/plain", [".md"] = "text/markdown", [".csv"] = "text/csv", [".tsv"] = "text/tab-separated-values",
        [".json"] = "application/json", [".geojson"] = "application/geo+json", [".yaml"] = "application/yaml", [".yml"] = "application/yaml",
        [".sql"] = "text/plain", [".py"] = "text/plain", [".r"] = "text/plain", [".cs"] = "text/plain", [".diff"] = "text/plain",
        [".html"] = "text/html", [".htm"] = "text/html", [".svg"] = "image/svg+xml", [".xml"] = "application/xml", [".pdf"] = "application/pdf",
        [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".gif"] = "image/gif", [".webp"] = "image/webp",
        [".wav"] = "audio/wav", [".mp3"] = "audio/mpeg", [".ogg"] = "audio/ogg", [".mp4"] = "video/mp4", [".webm"] = "video/webm",
        [".onnx"] = Bytes, [".parquet"] = "application/vnd.apache.parquet", [".zip"] = "application/zip", [".gz"] = "application/gzip",
    };

    // What a browser can show. Documents are among them: every answer of the API is sandboxed, so they run no script.
    static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "text/plain", "text/markdown", "text/csv", "text/tab-separated-values", "application/json", "application/geo+json", "application/yaml",
        "text/html", "image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp",
        "audio/wav", "audio/mpeg", "audio/ogg", "video/mp4", "video/webm",
    };

    public static string Of(SafePath path) => ByExtension.GetValueOrDefault(Path.GetExtension(path.Name), Bytes);

    /// <summary>Whether a browser may show it in place; everything else is saved to a file.</summary>
    public static bool IsShown(string mediaType) => Shown.Contains(mediaType);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Slipway.Kernel;

namespace Slipway.Pipelines.Definitions;

/// <summary>
/// A definition and its files: everything of a pipeline that can change what it does. Its digest is the SHA-256 of the JSON
/// <c>{"definition":…,"files":{…}}</c>, files in ordinal order of their names, line ends as <c>\n</c>.
/// </summary>
sealed record Bundle
{
    public const int MaxFiles = 200;
    public const int MaxCharacters = 4 * 1024 * 1024;

    static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Bundle(string definition, IReadOnlyDictionary<string, string> files)
    {
        Definition = Unix(definition);
        Files = new SortedDictionary<string, string>(files.ToDictionary(file => file.Key, file => Unix(file.Value)), StringComparer.Ordinal);
        Digest = Digest.Of(JsonSerializer.Serialize(new { definition = Definition, files = Files }, Canonical));
    }

    public string Definition { get; }
    public IReadOnlyDictionary<string, string> Files { get; }
    public Digest Digest { get; }

    /// <summary>Notes what can not be a bundle.</summary>
    public static void Check(IReadOnlyDictionary<string, string> files, List<Problem> problems)
    {
        if (files.Count > MaxFiles)
            problems.Add(new("files", $"There are {files.Count} files; accepted are up to {MaxFiles}."));
        if (files.Sum(file => (long)file.Value.Length) > MaxCharacters)
            problems.Add(new("files", $"The files have more than {MaxCharacters} characters; data belongs into a dataset."));
        foreach (var name in files.Keys.Where(name => !SafePath.TryParse(name, out _)))
            problems.Add(new("files", $"'{name}' is not a safe relative path such as queries/features.sql."));
    }

    static string Unix(string text) => text.Replace("\r\n", "\n");
}

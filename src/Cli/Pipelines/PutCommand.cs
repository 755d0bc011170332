using System.CommandLine;
using System.Text.RegularExpressions;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Pipelines;

static partial class PutCommand
{
    const long MostBytes = 1 << 20;

    static readonly Argument<FileInfo> Definition = Symbols.File("FILE", "A pipeline.yaml; the files beside it that it names go along");
    static readonly Option<string?> Name = Symbols.Option<string?>("--name", "Default the definition's own name", "NAME");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "put", "Create a pipeline or give it a new version", [Definition, Name],
        async (call, ct) =>
        {
            var file = call.Value(Definition);
            var text = await File.ReadAllTextAsync(file.FullName, ct);
            var name = call.Value(Name) ?? NameIn(text) ?? throw new UsageException($"{file.Name} has no 'name:'; give it one or use --name.");
            var pipeline = await call.Client.Pipelines.PutAsync(name, new(text, await FilesAsync(file, text, ct)), ct);
            return call.Answer(pipeline, sheet =>
            {
                sheet.Facts(("Pipeline", pipeline.Name), ("Version", pipeline.Version), ("Digest", pipeline.Digest));
                sheet.Line();
                sheet.Table(
                    pipeline.Steps, "No steps.",
                    new("step", row => row.Name),
                    new("does", row => row.Uses ?? string.Join(' ', row.Run ?? [])),
                    new("needs", row => row.Needs.Count == 0 ? null : string.Join(", ", row.Needs)));
            });
        });

    static string? NameIn(string definition) => NameLine().Match(definition) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The files beside the definition whose names stand in it, by their paths relative to it.</summary>
    static async Task<Dictionary<string, string>> FilesAsync(FileInfo definition, string text, CancellationToken ct)
    {
        Dictionary<string, string> files = [];
        foreach (var file in definition.Directory!.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(definition.Directory.FullName, file.FullName).Replace('\\', '/');
            if (file.FullName != definition.FullName && file.Length <= MostBytes && Names(text, relative))
                files[relative] = await File.ReadAllTextAsync(file.FullName, ct);
        }

        return files;
    }

    static bool Names(string text, string file) => Regex.IsMatch(text, $@"(?<![\w./-]){Regex.Escape(file)}(?![\w/-]|\.\w)");

    [GeneratedRegex("""^name:\s*["']?([^"'#\r\n]+?)["']?\s*(#.*)?$""", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}

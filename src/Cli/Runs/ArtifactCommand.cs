using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Runs;

static class ArtifactCommand
{
    static readonly Argument<string> Id = Symbols.Argument<string>("RUN", "The run's id");
    static readonly Argument<string> Artifact = Symbols.Argument<string>("PATH", "The artifact, as 'slipway runs show' lists it");
    static readonly Option<FileInfo?> Output = Symbols.Option<FileInfo?>("--output", "Where to write it; default its own name here", "FILE");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "artifact", "Fetch an artifact of a run", [Id, Artifact, Output],
        async (call, ct) =>
        {
            var path = call.Value(Artifact);
            var target = call.Value(Output)?.FullName ?? Path.GetFullPath(Path.GetFileName(path));
            await using var source = await call.Client.Runs.OpenArtifactAsync(call.Value(Id), path, ct);
            await using var file = File.Create(target);
            await source.CopyToAsync(file, ct);
            var written = new { Path = target, Bytes = file.Length };
            return call.Answer(written, sheet => sheet.Line($"{written.Path}  {new Bytes(written.Bytes)}"));
        });
}

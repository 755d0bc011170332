using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Registry;

namespace Slipway.Cli.Models;

static class RegisterCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The model; created when it is new");
    static readonly Option<string> Run = Symbols.Required<string>("--run", "The run that logged it", "ID");
    static readonly Option<string?> Artifact = Symbols.Option<string?>("--artifact", "Path of the ONNX file among the run's artifacts; default model/model.onnx", "PATH");
    static readonly Option<string?> Evaluation = Symbols.Option<string?>("--evaluation", "The evaluation that gates read; default the run's latest", "ID");
    static readonly Option<FileInfo?> Gates = Symbols.FileOption("--gates", "A gates.yaml; default the model's last one");
    static readonly Option<string?> Description = Symbols.Option<string?>("--description", "What is new", "TEXT");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "register", "Make a run's model the next version", [Name, Run, Artifact, Evaluation, Gates, Description],
        async (call, ct) =>
        {
            var request = new RegisterVersionRequest(
                call.Value(Run), Description: call.Value(Description), Gates: await TextAsync(call.Value(Gates), ct), Evaluation: call.Value(Evaluation));
            if (call.Value(Artifact) is { } artifact)
                request = request with { Artifact = artifact };
            var version = await call.Client.Models.RegisterAsync(call.Value(Name), request, ct);
            return call.Answer(version, sheet => VersionPicture.Draw(sheet, version));
        });

    public static async Task<string?> TextAsync(FileInfo? file, CancellationToken ct) => file is null ? null : await File.ReadAllTextAsync(file.FullName, ct);
}

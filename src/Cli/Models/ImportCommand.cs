using System.CommandLine;
using Slipway.Cli.Shell;

namespace Slipway.Cli.Models;

static class ImportCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME", "The model; created when it is new");
    static readonly Argument<FileInfo> Onnx = Symbols.File("FILE", "An ONNX file made anywhere");
    static readonly Option<string?> Table = Symbols.Option<string?>("--table", "What it was trained on, e.g. flights@2", "TABLE");
    static readonly Option<FileInfo?> Gates = Symbols.FileOption("--gates", "A gates.yaml; default the model's last one");
    static readonly Option<string?> Description = Symbols.Option<string?>("--description", "What is new", "TEXT");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "import", "Make an ONNX file the next version of a model", [Name, Onnx, Table, Gates, Description],
        async (call, ct) =>
        {
            await using var file = call.Value(Onnx).OpenRead();
            var upload = await call.Client.Datasets.UploadAsync(file, null, ct);
            var gates = await RegisterCommand.TextAsync(call.Value(Gates), ct);
            var version = await call.Client.Models.RegisterAsync(
                call.Value(Name), new(Upload: upload.Digest, Description: call.Value(Description), Gates: gates, Table: call.Value(Table)), ct);
            return call.Answer(version, sheet => VersionPicture.Draw(sheet, version));
        });
}

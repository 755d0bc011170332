using Slipway.Contracts.Registry;

namespace Slipway.Cli.Demo.Chapters;

sealed class Register : IChapter
{
    public string Title => "Register: the best run becomes version 1";

    public async Task TellAsync(StoryState state, StoryTeller teller, CancellationToken ct) =>
        Show(await state.Author.Models.VersionAsync(StoryState.Model, 1, ct), teller);

    internal static void Show(ModelVersionView version, StoryTeller teller)
    {
        teller.Fact("version", $"{version.Model}/{version.Version}, ONNX {Figures.Short(version.Digest)}…, by {version.Author}");
        teller.Fact("learnt from", $"{version.Dataset}, run {version.Run?[..8]}, code {Figures.Short(version.CodeDigest ?? "")}…");
        teller.Fact("signature", string.Join(", ", version.Signature.Inputs.Select(input => $"{input.Name}:{input.DataType}"))
            + " → " + string.Join(", ", version.Signature.Outputs.Select(output => $"{output.Name}:{output.DataType}")));
        foreach (var gate in version.Gates)
        {
            var line = $"gate {gate.Name}: {gate.Observed}, required {gate.Required}";
            if (gate.Passed)
                teller.Good(line);
            else
                teller.Warn(line);
        }

        teller.Fact("status", version.Status.ToString());
    }
}

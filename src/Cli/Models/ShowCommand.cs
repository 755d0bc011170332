using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Registry;

namespace Slipway.Cli.Models;

static class ShowCommand
{
    static readonly Argument<string> Name = Symbols.Argument<string>("NAME[/VERSION]", "A model, or one of its versions");

    public static Command Build(Verbs verbs) => verbs.Verb(
        "show", "A model's versions, or one version with gates, approvals and lineage", [Name],
        (call, ct) => call.Value(Name).Contains('/') ? VersionAsync(call, ct) : ModelAsync(call, ct));

    static async Task<int> VersionAsync(Call call, CancellationToken ct)
    {
        var (model, number) = VersionReference.Parse(call.Value(Name));
        var version = await call.Client.Models.VersionAsync(model, number, ct);
        return call.Answer(version, sheet => VersionPicture.Draw(sheet, version));
    }

    static async Task<int> ModelAsync(Call call, CancellationToken ct)
    {
        var model = await call.Client.Models.GetAsync(call.Value(Name), ct);
        var versions = await call.Client.Models.VersionsAsync(model.Name, ct).ToListAsync(ct);
        return call.Answer(new { Model = model, Versions = versions }, sheet => Draw(sheet, model, versions));
    }

    static void Draw(Sheet sheet, ModelView model, IReadOnlyList<ModelVersionView> versions)
    {
        sheet.Facts(("Model", model.Name), ("Description", model.Description), ("Owner", model.Owner), ("Created", model.CreatedAt));
        sheet.Line();
        sheet.Table(
            versions, "No versions.",
            new("version", row => row.Version),
            new("status", row => row.Status),
            new("gates", row => row.Gates.Count == 0 ? null : $"{row.Gates.Count(gate => gate.Passed)}/{row.Gates.Count}"),
            new("aliases", row => row.Aliases.Count == 0 ? null : string.Join(", ", row.Aliases)),
            new("data", row => row.Dataset),
            new("author", row => row.Author),
            new("created", row => row.CreatedAt));
    }
}

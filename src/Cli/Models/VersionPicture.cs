using Slipway.Cli.Shell;
using Slipway.Contracts.Registry;

namespace Slipway.Cli.Models;

static class VersionPicture
{
    public static void Draw(Sheet sheet, ModelVersionView version)
    {
        sheet.Facts(
            ("Version", $"{version.Model}/{version.Version}"), ("Status", version.Status),
            ("Aliases", version.Aliases.Count == 0 ? null : string.Join(", ", version.Aliases)), ("Digest", version.Digest), ("Run", version.Run),
            ("Execution", version.Execution), ("Data", version.Dataset), ("Table", version.Table), ("Code", version.CodeDigest), ("Author", version.Author),
            ("Created", version.CreatedAt), ("Takes", Tensors(version.Signature.Inputs)), ("Gives", Tensors(version.Signature.Outputs)));
        if (version.Metrics.Count > 0)
        {
            sheet.Title("Metrics");
            sheet.Facts([.. version.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => (metric.Key, (object?)metric.Value))]);
        }

        sheet.Title("Gates");
        sheet.Table(
            version.Gates, "None.",
            new("", row => Marks.Of(row.Passed)), new("gate", row => row.Name), new("kind", row => row.Kind), new("observed", row => row.Observed), new("required", row => row.Required));
        sheet.Title("Decisions");
        sheet.Table(
            version.Approvals, "None.",
            new("decision", row => row.Decision), new("by", row => row.By), new("at", row => row.At), new("comment", row => row.Comment));
    }

    static string Tensors(IReadOnlyList<TensorView> tensors) =>
        string.Join(", ", tensors.Select(tensor => $"{tensor.Name} {tensor.DataType}[{string.Join(',', tensor.Shape)}]"));
}

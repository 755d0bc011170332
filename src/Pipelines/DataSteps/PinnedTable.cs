using System.Text.RegularExpressions;
using Slipway.Datasets.Tables;
using Slipway.Kernel;

namespace Slipway.Pipelines.DataSteps;

/// <summary>Tables as steps name them: by digest or by a numbered version, so that the name means the same tomorrow.</summary>
static partial class PinnedTable
{
    public static async Task<Digest> ResolveAsync(TableCatalog tables, string step, string key, string reference, CancellationToken ct)
    {
        if (!Digest.TryParse(reference, out _) && !Pinned().IsMatch(reference))
            throw Refusal.Invalid("step.table_moves",
                $"Step {step}: with.{key} is '{reference}'; accepted are a digest and a numbered version such as flights@2. Make it an input, and it is pinned when an execution starts.");
        return Digest.Parse((await tables.ResolveAsync(reference, ct)).Table.Digest);
    }

    [GeneratedRegex("^[^@]+@[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Pinned();
}

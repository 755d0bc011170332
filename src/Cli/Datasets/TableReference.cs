using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Datasets;

namespace Slipway.Cli.Datasets;

/// <summary>What people call a table: <c>name</c>, <c>name@3</c>, <c>name@latest</c> or a digest.</summary>
static class TableReference
{
    const string DigestPrefix = "sha256:";

    public static Argument<string> Argument() => Symbols.Argument<string>("TABLE", "NAME, NAME@VERSION or a digest sha256:…");

    public static async Task<TableView> FindAsync(Call call, string reference, CancellationToken ct) =>
        reference.StartsWith(DigestPrefix, StringComparison.Ordinal)
            ? await call.Client.Datasets.TableAsync(reference, ct)
            : (await VersionAsync(call, reference, ct)).Table;

    public static Task<DatasetVersionView> VersionAsync(Call call, string reference, CancellationToken ct)
    {
        var parts = reference.Split('@', 2);
        return call.Client.Datasets.VersionAsync(parts[0], parts.Length == 2 ? parts[1] : "latest", ct);
    }
}

using System.CommandLine;
using Slipway.Cli.Shell;
using Slipway.Contracts.Datasets;

namespace Slipway.Cli.Datasets;

static class ProfileCommand
{
    const string Blocks = " ▁▂▃▄▅▆▇█";
    const int PictureWidth = 20;

    static readonly Argument<string> Table = TableReference.Argument();

    public static Command Build(Verbs verbs) => verbs.Verb(
        "profile", "Statistics and a histogram of every column", [Table],
        async (call, ct) =>
        {
            var table = await TableReference.FindAsync(call, call.Value(Table), ct);
            var profile = await call.Client.Datasets.ProfileAsync(table.Digest, ct);
            return call.Answer(profile, sheet => Draw(sheet, profile));
        });

    static void Draw(Sheet sheet, ProfileView profile)
    {
        sheet.Facts(("Table", profile.Table), ("Rows", profile.Rows));
        sheet.Line();
        sheet.Table(
            profile.Columns, "No columns.",
            new("column", row => row.Name),
            new("type", row => row.Type),
            new("missing", row => new Share(row.Rows == 0 ? 0 : (double)row.Missing / row.Rows)),
            new("distinct", row => row.Distinct),
            new("min", row => row.Min),
            new("max", row => row.Max),
            new("mean", row => row.Mean),
            new("sd", row => row.StandardDeviation),
            new("values", Picture));
    }

    /// <summary>The histogram as bars, or the most frequent values of a text column.</summary>
    static string Picture(ColumnProfileView column)
    {
        if (column.Histogram is not { Counts.Count: > 0 } histogram)
            return string.Join(", ", column.Top.Take(3).Select(top => top.Value));

        var bars = Math.Min(PictureWidth, histogram.Counts.Count);
        var sums = new long[bars];
        for (var i = 0; i < histogram.Counts.Count; i++)
            sums[i * bars / histogram.Counts.Count] += histogram.Counts[i];
        var most = Math.Max(1, sums.Max());
        return string.Concat(sums.Select(sum => Blocks[(int)Math.Ceiling((double)sum * (Blocks.Length - 1) / most)]));
    }
}

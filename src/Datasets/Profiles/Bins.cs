using System.Globalization;
using Slipway.Contracts.Datasets;
using Slipway.Datasets.Tables;

namespace Slipway.Datasets.Profiles;

/// <summary>Equal bins over a column's range: at most 20, and whole numbers wide where the values are whole numbers.</summary>
sealed record Bins(double Low, double Width, int Count)
{
    const int Most = 20;

    public static Bins? For(ColumnFacts facts)
    {
        if (facts is not { Low: { } low, High: { } high })
            return null;
        if (ColumnTypes.IsInteger(facts.Column.Type))
        {
            var values = high - low + 1;
            var width = Math.Ceiling(values / Most);
            return new(low, width, (int)Math.Ceiling(values / width));
        }

        var span = high - low;
        return span > 0 && double.IsFinite(span) ? new(low, span / Most, Most) : new(low - .5, 1, 1);
    }

    /// <summary>SQL for the bin of a number; null for null, which <c>least</c> alone would pass over.</summary>
    public string Of(string number) =>
        $"(case when {number} is not null then least({Count - 1}, floor(({number} - {Written(Low)}) / {Written(Width)}))::bigint end)";

    public HistogramView View(IReadOnlyDictionary<long, long> counts) => new(
        [.. Enumerable.Range(0, Count + 1).Select(i => Low + i * Width)],
        [.. Enumerable.Range(0, Count).Select(i => counts.GetValueOrDefault(i))]);

    static string Written(double value) => $"({value.ToString("R", CultureInfo.InvariantCulture)}::double)";
}

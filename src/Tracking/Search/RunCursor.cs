using System.Globalization;
using Slipway.Kernel;

namespace Slipway.Tracking.Search;

/// <summary>Where a page of runs ended.</summary>
/// <param name="Part">0: runs with a sortable value; 1: with one that has no rank (NaN, text); 2: without.</param>
/// <param name="Started">Unix milliseconds.</param>
/// <param name="Sort">The value sorted by; null where there is none.</param>
sealed record RunCursor(int Part, long Started, string Id, string? Sort)
{
    public double Number => double.Parse(Sort!, CultureInfo.InvariantCulture);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}|{Started}|{Id}|{Sort}");

    /// <param name="text">The decoded cursor of a request.</param>
    /// <param name="order">What the request sorts by: a cursor of another order is refused.</param>
    public static RunCursor? Parse(string? text, RunOrder order)
    {
        if (text is null)
            return null;
        var parts = text.Split('|', 4);
        if (parts.Length == 4 && int.TryParse(parts[0], out var part) && part is >= 0 and <= 2 && long.TryParse(parts[1], out var started) &&
            (order.By is RunOrderBy.Started || part > 0 || double.TryParse(parts[3], NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            return new(part, started, parts[2], parts[3]);

        throw Refusal.Invalid("page.cursor", "cursor is not one that this server gave out for this order; leave it away for the first page.");
    }
}

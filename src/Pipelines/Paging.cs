using Slipway.Contracts;
using Slipway.Kernel;

namespace Slipway.Pipelines;

/// <summary>Turns one row more than asked for into a page with a cursor.</summary>
static class Paging
{
    /// <param name="key">The sort key of a row, from which the next page goes on.</param>
    public static Page<T> Cut<T>(IReadOnlyList<T> found, int limit, long total, Func<T, string> key) => found.Count > limit
        ? new([.. found.Take(limit)], PageRequest.Encode(key(found[limit - 1])), total)
        : new(found, Next: null, total);

    public static Page<TView> Select<T, TView>(this Page<T> page, Func<T, TView> view) =>
        new([.. page.Items.Select(view)], page.Next, page.Total);
}

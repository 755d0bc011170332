namespace Slipway.Contracts;

/// <summary>One page of a list.</summary>
/// <param name="Next">Cursor of the following page; null on the last.</param>
/// <param name="Total">Rows in the whole list under the same filter.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long Total);

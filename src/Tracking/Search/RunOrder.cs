using Slipway.Kernel;

namespace Slipway.Tracking.Search;

enum RunOrderBy { Started, Metric, Param }

/// <summary>How a caller wants runs sorted: <c>started</c>, <c>metrics.auc desc</c>, <c>params.depth asc</c>. Default is the newest first.</summary>
/// <param name="Key">Of the metric or param; empty for <see cref="RunOrderBy.Started"/>.</param>
sealed record RunOrder(RunOrderBy By, string Key, bool Descending)
{
    const string Metrics = "metrics.";
    const string Params = "params.";

    public static RunOrder Parse(string? text)
    {
        if (text is null)
            return new(RunOrderBy.Started, "", Descending: true);

        var (column, direction) = Cut(text.Trim());
        var by = column switch
        {
            "started" => RunOrderBy.Started,
            _ when column.StartsWith(Metrics, StringComparison.Ordinal) && column.Length > Metrics.Length => RunOrderBy.Metric,
            _ when column.StartsWith(Params, StringComparison.Ordinal) && column.Length > Params.Length => RunOrderBy.Param,
            _ => throw Refusal.Invalid("run.order", $"Runs can not be ordered by '{text}'; accepted are started, metrics.<key> and params.<key>, each with asc or desc."),
        };
        var key = by is RunOrderBy.Started ? "" : column[(column.IndexOf('.') + 1)..];
        return new(by, key, direction ?? by is RunOrderBy.Started);
    }

    static (string Column, bool? Descending) Cut(string text) => text switch
    {
        _ when text.EndsWith(" desc", StringComparison.OrdinalIgnoreCase) => (text[..^5].TrimEnd(), true),
        _ when text.EndsWith(" asc", StringComparison.OrdinalIgnoreCase) => (text[..^4].TrimEnd(), false),
        _ => (text, null),
    };
}

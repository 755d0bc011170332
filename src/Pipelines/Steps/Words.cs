namespace Slipway.Pipelines.Steps;

/// <summary>Lists inside sentences.</summary>
static class Words
{
    public static string List(IEnumerable<string> names)
    {
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        return sorted.Count == 0 ? "none" : string.Join(", ", sorted);
    }
}

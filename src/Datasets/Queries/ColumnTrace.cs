using System.Text.Json;

namespace Slipway.Datasets.Queries;

/// <summary>
/// Follows columns by name through a SELECT: which results are computed, row by row, from some given columns.
/// Aggregates and windows end the trail, because yesterday's mean of an outcome is known today.
/// </summary>
static class ColumnTrace
{
    /// <returns><paramref name="origins"/> and every alias that is a function of one of them in the same row.</returns>
    public static HashSet<string> DerivedFrom(JsonElement tree, IEnumerable<string> origins, IReadOnlySet<string> aggregates)
    {
        var derived = new HashSet<string>(origins, StringComparer.OrdinalIgnoreCase);
        var items = Items(tree);
        for (var before = -1; before != derived.Count;)
        {
            before = derived.Count;
            foreach (var (alias, expression) in items)
            {
                if (Reads(expression, derived, aggregates))
                    derived.Add(alias);
            }
        }

        return derived;
    }

    static List<(string Alias, JsonElement Expression)> Items(JsonElement tree) =>
    [
        .. from node in SelectText.Objects(tree)
           where node.TryGetProperty("select_list", out _)
           from item in node.GetProperty("select_list").EnumerateArray()
           let alias = SelectText.Word(item, "alias") is { Length: > 0 } named ? named : LastName(item)
           where alias is not null
           select (alias, item),
    ];

    static bool Reads(JsonElement node, HashSet<string> names, IReadOnlySet<string> aggregates)
    {
        if (node.ValueKind is JsonValueKind.Array)
            return node.EnumerateArray().Any(element => Reads(element, names, aggregates));
        if (node.ValueKind is not JsonValueKind.Object)
            return false;
        return SelectText.Word(node, "class") switch
        {
            "COLUMN_REF" => LastName(node) is { } name && names.Contains(name),
            "WINDOW" or "SUBQUERY" => false,
            "FUNCTION" when aggregates.Contains(SelectText.Word(node, "function_name") ?? "") => false,
            _ => node.EnumerateObject().Any(member => Reads(member.Value, names, aggregates)),
        };
    }

    static string? LastName(JsonElement node) => SelectText.Word(node, "class") is "COLUMN_REF"
        ? node.GetProperty("column_names").EnumerateArray().Last().GetString()
        : null;
}

using System.Text.Json;
using Slipway.Kernel;

namespace Slipway.Datasets.Queries;

/// <summary>
/// A query somebody wrote: exactly one SELECT, by DuckDB's own parser, that reads only the tables it was given.
/// What else a statement could reach (settings, the catalog, files) is refused before it runs, and once more by the lock-down.
/// </summary>
sealed class SelectText
{
    const int MaxLength = 100_000;
    const int MaxDepth = 500;

    static readonly HashSet<string> TableFunctions = new(StringComparer.OrdinalIgnoreCase) { "range", "generate_series", "unnest" };

    static readonly HashSet<string> Introspection = new(StringComparer.OrdinalIgnoreCase) { "current_setting", "getvariable", "getenv" };

    /// <summary>Functions of the clock that are written without parentheses, as a column would be.</summary>
    static readonly HashSet<string> Clock = new(StringComparer.OrdinalIgnoreCase)
    {
        "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp",
    };

    SelectText(string text, JsonElement tree)
    {
        Text = text;
        Tree = tree;
    }

    /// <summary>Without the semicolon.</summary>
    public string Text { get; }

    /// <summary>DuckDB's syntax tree, as <c>json_serialize_sql</c> writes it.</summary>
    public JsonElement Tree { get; }

    /// <param name="field">What to call the text in a refusal.</param>
    /// <param name="tables">The names it may read.</param>
    public static SelectText Parse(TableQuery query, string text, string field, params IReadOnlyCollection<string> tables)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Contains('\0'))
            throw Refusal.Invalid("query.invalid", $"{field} must be one SELECT of 1 to {MaxLength} characters.");
        var parsed = Parsed(query, text, field);
        if (parsed.GetProperty("error").GetBoolean())
            throw Refusal.Invalid("query.not_a_select", $"{field} must be one SELECT; DuckDB says: {parsed.GetProperty("error_message").GetString()}.");
        var statements = parsed.GetProperty("statements");
        if (statements.GetArrayLength() != 1)
            throw Refusal.Invalid("query.not_a_select", $"{field} must be one SELECT and holds {statements.GetArrayLength()} statements.");

        var tree = statements[0].GetProperty("node");
        var names = new HashSet<string>(tables, StringComparer.OrdinalIgnoreCase);
        // A WITH names what it holds only inside itself: elsewhere the same name would still mean the catalog's own view.
        names.UnionWith(CommonTables(tree).Except(query.CatalogViews(), StringComparer.OrdinalIgnoreCase));
        var introspection = query.CatalogFunctions();
        introspection.UnionWith(Introspection);
        foreach (var problem in Objects(tree).Select(node => Objection(node, names, introspection)).OfType<string>())
            throw Refusal.Invalid("query.forbidden", $"{field} {problem}; it may read {string.Join(", ", tables)}.");
        var unsteady = query.UnsteadyFunctions();
        foreach (var word in Objects(tree).Select(node => Unsteady(node, unsteady)).OfType<string>())
            throw Refusal.Invalid("query.not_repeatable", $"{field} uses {word}, which gives another result another time; the same query on the same tables must give the same rows.");
        return new(text.Trim().TrimEnd(';'), tree);
    }

    /// <summary>Every object of the tree, outermost first.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement node)
    {
        if (node.ValueKind is JsonValueKind.Object)
        {
            yield return node;
            foreach (var found in node.EnumerateObject().SelectMany(member => Objects(member.Value)))
                yield return found;
        }
        else if (node.ValueKind is JsonValueKind.Array)
        {
            foreach (var found in node.EnumerateArray().SelectMany(Objects))
                yield return found;
        }
    }

    public static string? Word(JsonElement node, string member) =>
        node.ValueKind is JsonValueKind.Object && node.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    static JsonElement Parsed(TableQuery query, string text, string field)
    {
        var json = query.Single("select json_serialize_sql(?::varchar)", row => row.Text(0), text);
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw Refusal.Invalid("query.invalid", $"{field} is nested too deeply.");
        }
    }

    static IEnumerable<string> CommonTables(JsonElement tree) =>
        from node in Objects(tree)
        where node.TryGetProperty("cte_map", out _)
        from entry in node.GetProperty("cte_map").GetProperty("map").EnumerateArray()
        select Word(entry, "key");

    static string? Objection(JsonElement node, HashSet<string> names, HashSet<string> introspection) => Word(node, "type") switch
    {
        "BASE_TABLE" when Qualified(node) || !names.Contains(Word(node, "table_name") ?? "") => $"reads '{Word(node, "table_name")}'",
        "SHOW_REF" => "asks for the catalog",
        "TABLE_FUNCTION" when !TableFunctions.Contains(FunctionOf(node)) => $"reads by the table function '{FunctionOf(node)}'",
        "FUNCTION" when introspection.Contains(Word(node, "function_name") ?? "") => $"calls '{Word(node, "function_name")}'",
        _ => null,
    };

    static string? Unsteady(JsonElement node, IReadOnlySet<string> functions)
    {
        if (Word(node, "class") is "FUNCTION" && functions.Contains(Word(node, "function_name")!))
            return $"{Word(node, "function_name")}()";
        if (Word(node, "class") is "COLUMN_REF" && node.GetProperty("column_names") is var names && names.GetArrayLength() == 1 && Clock.Contains(names[0].GetString()!))
            return names[0].GetString();
        return node.TryGetProperty("seed", out var seed) && node.TryGetProperty("sample_size", out _) && seed.GetInt64() < 0 ? "a sample without a seed" : null;
    }

    static bool Qualified(JsonElement table) =>
        !string.IsNullOrEmpty(Word(table, "schema_name")) || !string.IsNullOrEmpty(Word(table, "catalog_name"));

    static string FunctionOf(JsonElement node) =>
        node.TryGetProperty("function", out var function) ? Word(function, "function_name") ?? "" : "";
}

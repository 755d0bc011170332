using System.Text.RegularExpressions;
using Slipway.Contracts.Datasets;
using Slipway.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Slipway.Datasets.Validation;

/// <summary>Reads an <c>expectations.yaml</c>: the whole of it, so that every problem is told at once.</summary>
static partial class ExpectationsFile
{
    const int MaxLength = 1 << 20;
    const int MaxDepth = 32;

    static readonly string[] ColumnKeys =
        ["type", "not-null", "unique", "optional", "range", "values", "length", "pattern", "severity", "role", "unit", "meaning"];

    static readonly Dictionary<string, string> Aliases = new()
    {
        ["int"] = "integer", ["long"] = "bigint", ["real"] = "float", ["text"] = "varchar", ["string"] = "varchar",
        ["bool"] = "boolean", ["datetime"] = "timestamp", ["timestamptz"] = "timestamp with time zone",
    };

    static readonly string[] Types =
    [
        "tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint", "float", "double",
        "varchar", "boolean", "date", "time", "timestamp", "timestamp with time zone", "uuid", "blob",
    ];

    public static Expectations Parse(string text)
    {
        var problems = new List<Problem>();
        var root = Load(text, problems);
        var read = root is null ? null : Read(new(root, "", problems, "rows", "columns", "duplicates", "unexpected-columns"), problems);
        if (problems.Count > 0)
            throw Refusal.Invalid("expectations.invalid", $"The expectations hold {problems.Count} problems; the first, in line {problems[0].Line}: {problems[0].Message}", problems);
        return read!;
    }

    static YamlNode? Load(string text, List<Problem> problems)
    {
        try
        {
            if (text.Length > MaxLength)
                problems.Add(new("the document", $"The document has {text.Length} characters; accepted are up to {MaxLength}.", 1));
            else if (TooDeep(text) is { } line)
                problems.Add(new("the document", $"The document is nested deeper than {MaxDepth} levels.", line));
            else
            {
                var stream = new YamlStream();
                stream.Load(new StringReader(text));
                if (stream.Documents.Count == 1)
                    return stream.Documents[0].RootNode;
                problems.Add(new("the document", "The text must hold exactly one YAML document.", 1));
            }
        }
        catch (YamlException error)
        {
            problems.Add(new("the document", $"The text is not YAML: {error.Message}", (int)error.Start.Line));
        }

        return null;
    }

    /// <summary>The line where nesting passes the limit, or null. The loader calls itself for every level, and a stack that runs out ends the process.</summary>
    static int? TooDeep(string text)
    {
        var parser = new Parser(new StringReader(text));
        for (var depth = 0; parser.MoveNext();)
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth)
                return (int)parser.Current.Start.Line;
        }

        return null;
    }

    static Expectations Read(YamlFields fields, List<Problem> problems)
    {
        var rows = fields.Range("rows") is { } range ? Whole(range) : null;
        var columns = fields.Map("columns") is { } named
            ? named.All.Select(field => Column(field.Key, new(field.Value, named.At(field.Key), problems, ColumnKeys))).ToList()
            : [];
        var duplicates = fields.Map("duplicates", "max-share", "columns", "severity") is { } map ? Duplicates(map) : null;
        return new(rows, columns, duplicates, fields.Choice<Severity>("unexpected-columns"));
    }

    static DuplicateExpectation Duplicates(YamlFields fields)
    {
        var share = fields.Number("max-share");
        if (share is not (>= 0 and <= 1))
            fields.Refuse(share is null ? null : "max-share", "needs max-share, a share from 0 to 1");
        return new(share ?? 0, fields.Texts("columns") ?? [], fields.Choice<Severity>("severity") ?? Severity.Error);
    }

    static ColumnExpectations Column(string name, YamlFields fields)
    {
        var type = Type(fields);
        var range = fields.Range("range") is { } ends ? new Bounds<double>(ends.Min, ends.Max) : null;
        var length = fields.Range("length") is { } characters ? Whole(characters) : null;
        if (fields.Texts("values") is { Count: 0 })
            fields.Refuse("values", "is empty; name at least one value");
        var dictionary = new DictionaryEntry(name, fields.Text("meaning"), fields.Text("unit"), fields.Choice<ColumnRole>("role"));
        return new(name, type, fields.Flag("not-null"), fields.Flag("unique"), fields.Flag("optional"), range, fields.Texts("values"),
            length, fields.Text("pattern"), fields.Choice<Severity>("severity") ?? Severity.Error, dictionary);
    }

    static string? Type(YamlFields fields)
    {
        if (fields.Text("type")?.ToLowerInvariant() is not { } type)
            return null;
        var known = Aliases.GetValueOrDefault(type, type);
        if (!Types.Contains(known) && !Decimal().IsMatch(known))
            fields.Refuse("type", $"is '{type}'; accepted are {string.Join(", ", Types)} and decimal(p,s)");
        return known;
    }

    static Bounds<long> Whole((double? Min, double? Max) range) => new((long?)range.Min, (long?)range.Max);

    [GeneratedRegex(@"\Adecimal\(\d{1,2},\d{1,2}\)\z")]
    private static partial Regex Decimal();
}

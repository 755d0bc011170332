using Slipway.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Pipelines.Definitions;

/// <summary>
/// Reads one YAML document with anchors and <c>&lt;&lt;</c> merges into nodes that know their lines. Depth and size are
/// bounded, aliases counted as often as they repeat, so that no text exhausts the server.
/// </summary>
public sealed class YamlReader
{
    public const int MaxCharacters = 256 * 1024;
    public const int MaxDepth = 32;
    public const int MaxNodes = 20_000;

    readonly Dictionary<string, YamlNode> _anchors = [];
    readonly List<Problem> _problems;
    readonly Parser _parser;

    YamlReader(string text, List<Problem> problems)
    {
        _parser = new(new StringReader(text));
        _problems = problems;
    }

    /// <summary>The document's top node; null when it can not be read, with the reason among the problems.</summary>
    public static YamlNode? Read(string text, List<Problem> problems)
    {
        if (text.Length > MaxCharacters)
        {
            problems.Add(new("", $"The document has {text.Length} characters; accepted are up to {MaxCharacters}."));
            return null;
        }

        try
        {
            return new YamlReader(text, problems).Document();
        }
        catch (Refused refused)
        {
            problems.Add(new("", refused.Message, refused.Line));
        }
        catch (YamlException error)
        {
            problems.Add(new("", $"This is not YAML: {Plain(error.Message)}", (int)Math.Max(1, error.Start.Line)));
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or OverflowException or FormatException or IndexOutOfRangeException)
        {
            // The scanner's own slips on malformed text.
            problems.Add(new("", "This is not YAML.", 1));
        }

        return null;
    }

    YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            _problems.Add(new("", "The document is empty.", 1));
            return null;
        }

        _parser.Consume<DocumentStart>();
        var node = Node(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is not StreamEnd)
            throw new Refused("A second document begins here; one is accepted.", Line(_parser.Current));
        return node;
    }

    YamlNode Node(int depth)
    {
        var start = _parser.Current ?? throw new Refused("The document ends too early.", 1);
        if (depth > MaxDepth)
            throw new Refused($"This is nested deeper than {MaxDepth} levels.", Line(start));
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return _anchors.TryGetValue(alias.Value.Value, out var known) ? known : throw new Refused($"*{alias.Value} names no anchor above.", Line(alias));

        YamlNode node = start switch
        {
            Scalar scalar => Scalar(scalar),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => throw new Refused("A value is missing here.", Line(start)),
        };
        if (node.Size > MaxNodes)
            throw new Refused($"The document unfolds to more than {MaxNodes} values.", Line(start));
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
            _anchors[anchored.Anchor.Value] = node;
        return node;
    }

    YamlScalar Scalar(Scalar scalar)
    {
        _parser.MoveNext();
        return new(scalar.Value, scalar.Style is ScalarStyle.Plain, Line(scalar));
    }

    YamlList List(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return new(items, Line(start));
    }

    YamlMap Map(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var own = new List<YamlEntry>();
        var merged = new List<YamlMap>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not YamlScalar key)
                throw new Refused("A key must be plain text.", Line(start));
            var value = Node(depth + 1);
            if (key is { Plain: true, Text: "<<" })
                merged.AddRange(Merged(value));
            else if (own.Find(entry => entry.Key == key.Text) is { } first)
                _problems.Add(new(key.Text, $"'{key.Text}' stands twice, first in line {first.Line}.", key.Line));
            else
                own.Add(new(key.Text, key.Line, value));
        }

        var keys = own.Select(entry => entry.Key).ToHashSet();
        var inherited = merged.SelectMany(map => map.Entries).Where(entry => keys.Add(entry.Key));
        return new([.. inherited, .. own], Line(start));
    }

    static IEnumerable<YamlMap> Merged(YamlNode value) => value switch
    {
        YamlMap map => [map],
        YamlList list => list.Items.Select(item => item as YamlMap ?? throw new Refused("<< takes maps.", item.Line)),
        _ => throw new Refused("<< takes a map, usually *anchor.", value.Line),
    };

    static int Line(ParsingEvent? at) => (int)(at?.Start.Line ?? 1);

    /// <summary>YamlDotNet puts "(Line: 1, Col: 2, Idx: 3) - " before its sentence.</summary>
    static string Plain(string message)
    {
        var dash = message.IndexOf("): ", StringComparison.Ordinal);
        return message.StartsWith('(') && dash > 0 ? message[(dash + 3)..] : message;
    }

    sealed class Refused(string message, int line) : Exception(message)
    {
        public int Line { get; } = line;
    }
}

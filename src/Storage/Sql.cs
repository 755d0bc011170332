using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;

namespace Slipway.Storage;

/// <summary>
/// A SQL statement whose holes are parameters: <c>$"select … where id = {id}"</c> can not inject.
/// A hole holding another <see cref="Sql"/> is spliced with its own parameters; one holding a
/// <see cref="SqlText"/> is pasted as it is.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Sql
{
    readonly StringBuilder? _text;
    readonly List<Hole>? _holes;

    public Sql(int literalLength, int holes)
    {
        _text = new(literalLength + 4 * holes);
        _holes = new(holes);
    }

    /// <summary>No text at all: a filter that filters nothing.</summary>
    public static Sql Empty => new(0, 0);

    public void AppendLiteral(string s) => _text!.Append(s);

    public void AppendFormatted(SqlText text) => _text!.Append(text.Value);

    public void AppendFormatted(Sql part)
    {
        if (part._text is null || part._holes is null)
            return;
        var offset = _text!.Length;
        _text.Append(part._text);
        foreach (var hole in part._holes)
            _holes!.Add(hole with { At = offset + hole.At });
    }

    /// <summary>Text is a value, also when it is interpolated itself: without this, <c>{$"%{search}%"}</c> would be taken for a part.</summary>
    [OverloadResolutionPriority(1)]
    public void AppendFormatted(string? value) => _holes!.Add(new(_text!.Length, SqlValue.Of(value)));

    public void AppendFormatted<T>(T value) => _holes!.Add(new(_text!.Length, SqlValue.Of(value)));

    public static Sql operator +(Sql left, Sql right)
    {
        var both = Empty;
        both.AppendFormatted(left);
        both.AppendFormatted(right);
        return both;
    }

    public static Sql Add(Sql left, Sql right) => left + right;

    /// <summary>The parts in their order with <paramref name="separator"/> between them: <c>Sql.Join($" and ", filters)</c>.</summary>
    public static Sql Join(Sql separator, IEnumerable<Sql> parts)
    {
        var joined = Empty;
        var first = true;
        foreach (var part in parts)
        {
            if (!first)
                joined.AppendFormatted(separator);
            joined.AppendFormatted(part);
            first = false;
        }

        return joined;
    }

    /// <summary>Values for <c>in ({Sql.List(names)})</c>. An empty list matches nothing.</summary>
    public static Sql List<T>(IEnumerable<T> values)
    {
        var list = Join($", ", values.Select(value => (Sql)$"{value}"));
        return list._holes!.Count == 0 ? $"null" : list;
    }

    internal int Holes => _holes?.Count ?? 0;

    internal string Text
    {
        get
        {
            if (_text is null || _holes is null)
                return "";
            var text = new StringBuilder(_text.Length + 5 * _holes.Count);
            var from = 0;
            for (var i = 0; i < _holes.Count; i++)
            {
                text.Append(_text, from, _holes[i].At - from).Append("@p").Append(i);
                from = _holes[i].At;
            }

            return text.Append(_text, from, _text.Length - from).ToString();
        }
    }

    internal void Bind(DbParameterCollection parameters, Func<DbParameter> create)
    {
        for (var i = 0; i < Holes; i++)
        {
            var parameter = create();
            parameter.ParameterName = $"p{i}";
            parameter.Value = _holes![i].Value;
            parameters.Add(parameter);
        }
    }

    /// <summary>Puts new values into parameters bound by an earlier statement of the same text.</summary>
    internal void Rebind(DbParameterCollection parameters)
    {
        for (var i = 0; i < Holes; i++)
            parameters[i].Value = _holes![i].Value;
    }

    readonly record struct Hole(int At, object Value);
}

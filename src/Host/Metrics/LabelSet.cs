using System.Text;

namespace Slipway.Host.Metrics;

/// <summary>The labels of a series. Looked up by an instrument's tags as they come, without making a string.</summary>
sealed class LabelSet : IEquatable<LabelSet>
{
    readonly KeyValuePair<string, object?>[] _tags;
    readonly int _hash;

    public LabelSet(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _tags = tags.ToArray();
        _hash = Hash(tags);
        Text = Write(_tags);
    }

    /// <summary><c>a="1",b="2"</c>, escaped; empty without labels.</summary>
    public string Text { get; }

    public bool Equals(LabelSet? other) => other is not null && Same(other._tags);

    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    public override int GetHashCode() => _hash;

    public bool Same(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length != _tags.Length)
            return false;
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i].Key != _tags[i].Key || !Equals(tags[i].Value, _tags[i].Value))
                return false;
        }

        return true;
    }

    public static int Hash(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = new HashCode();
        foreach (var tag in tags)
        {
            hash.Add(tag.Key);
            hash.Add(tag.Value);
        }

        return hash.ToHashCode();
    }

    static string Write(KeyValuePair<string, object?>[] tags)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            if (text.Length > 0)
                text.Append(',');
            text.Append(MetricNames.Clean(key)).Append("=\"")
                .Append((value?.ToString() ?? "").Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\"", "\\\"")).Append('"');
        }

        return text.ToString();
    }
}

/// <summary>Lets the dictionary of series be asked with bare tags.</summary>
sealed class LabelComparer : IEqualityComparer<LabelSet>, IAlternateEqualityComparer<ReadOnlySpan<KeyValuePair<string, object?>>, LabelSet>
{
    public bool Equals(LabelSet? x, LabelSet? y) => Equals((object?)x, y);

    public int GetHashCode(LabelSet obj) => obj.GetHashCode();

    public LabelSet Create(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => new(alternate);

    public bool Equals(ReadOnlySpan<KeyValuePair<string, object?>> alternate, LabelSet other) => other.Same(alternate);

    public int GetHashCode(ReadOnlySpan<KeyValuePair<string, object?>> alternate) => LabelSet.Hash(alternate);
}

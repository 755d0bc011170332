using System.Globalization;
using System.Text;
using Slipway.Registry;

namespace Slipway.Monitoring.Sketches;

/// <summary>Puts values of one feature into the bins of its reference: ranges or categories, then other, then missing.</summary>
sealed class FeatureBins
{
    readonly double[] _edges;
    readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _byText;
    readonly Dictionary<double, int> _byNumber = [];
    readonly bool _isNumeric;

    public FeatureBins(FeatureReference reference)
    {
        Reference = reference;
        _isNumeric = reference.Kind == FeatureReference.Numeric;
        _edges = [.. reference.Edges];
        var byText = new Dictionary<byte[], int>(new Utf8Comparer());
        for (var i = 0; i < reference.Categories.Count; i++)
        {
            byText[Encoding.UTF8.GetBytes(reference.Categories[i])] = i;
            if (double.TryParse(reference.Categories[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                _byNumber[number] = i;
        }

        _byText = byText.GetAlternateLookup<ReadOnlySpan<byte>>();
        Other = _isNumeric ? _edges.Length + 1 : reference.Categories.Count;
    }

    public FeatureReference Reference { get; }

    /// <summary>The bin of values outside the reference.</summary>
    public int Other { get; }

    public int Missing => Other + 1;

    public int Count => Other + 2;

    /// <summary>A label for each bin, as charts write it.</summary>
    public IReadOnlyList<string> Labels =>
    [
        .. _isNumeric ? Enumerable.Range(0, Other).Select(Range) : Reference.Categories, "other", "missing",
    ];

    public int Of(double value)
    {
        if (double.IsNaN(value))
            return Missing;
        if (!_isNumeric)
            return _byNumber.GetValueOrDefault(value, Other);
        if (double.IsInfinity(value))
            return Other;
        var (low, high) = (0, _edges.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_edges[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    public int Of(ReadOnlySpan<byte> text) =>
        text.IsEmpty ? Missing : _byText.TryGetValue(text, out var bin) ? bin : Other;

    string Range(int bin)
    {
        if (_edges.Length == 0)
            return "any";
        if (bin == 0)
            return $"< {Write(_edges[0])}";
        return bin == _edges.Length ? $"≥ {Write(_edges[^1])}" : $"{Write(_edges[bin - 1])} – {Write(_edges[bin])}";
    }

    static string Write(double edge) => edge.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>Lets a dictionary of UTF-8 texts be asked with a piece of a record.</summary>
sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = new HashCode();
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }
}

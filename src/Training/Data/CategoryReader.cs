using System.Text;
using Slipway.Engines.DuckDb;

namespace Slipway.Training.Data;

/// <summary>Numbers the texts of a column in the order in which they appear.</summary>
sealed class CategoryReader
{
    /// <summary>Texts up to this length are looked up without making a string.</summary>
    const int MaxChars = 256;

    readonly int[] _codes;
    readonly List<string> _texts = [];
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public CategoryReader(int rows)
    {
        _codes = new int[rows];
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public CategoryColumn Column => new(_codes, [.. _texts]);

    public void Read(DuckDbVector column, int at)
    {
        Span<char> buffer = stackalloc char[MaxChars];
        for (var row = 0; row < column.Rows; row++)
        {
            var bytes = column.Bytes(row);
            _codes[at + row] = bytes.Length <= MaxChars
                ? Number(buffer[..Encoding.UTF8.GetChars(bytes, buffer)])
                : Number(Encoding.UTF8.GetString(bytes));
        }
    }

    int Number(ReadOnlySpan<char> text)
    {
        if (_lookup.TryGetValue(text, out var number))
            return number;
        number = _texts.Count;
        var kept = text.ToString();
        _texts.Add(kept);
        _numbers.Add(kept, number);
        return number;
    }
}

using Slipway.Engines.DuckDb;

namespace Slipway.Evaluation.Scoring;

/// <summary>Reads a column to cut by, row by row as chunks come.</summary>
sealed class SegmentReader(string column, bool numeric)
{
    /// <summary>What a missing text is called.</summary>
    public const string Missing = "(missing)";

    readonly List<int> _codes = [];
    readonly List<double> _numbers = [];
    readonly List<string> _texts = [];
    readonly Dictionary<string, int> _known = [];

    public string Name => column;

    public string Select => numeric ? $"cast({DuckDbSql.Name(column)} as double)" : $"cast({DuckDbSql.Name(column)} as varchar)";

    public SegmentColumn Column => numeric ? new(null, [], [.. _numbers]) : new([.. _codes], _texts, null);

    public void Add(DuckDbVector vector, int row)
    {
        if (numeric)
            _numbers.Add(vector.Number(row));
        else
            _codes.Add(Code(vector.IsNull(row) ? Missing : vector.Text(row)));
    }

    int Code(string text)
    {
        if (_known.TryGetValue(text, out var code))
            return code;
        _texts.Add(text);
        return _known[text] = _texts.Count - 1;
    }
}

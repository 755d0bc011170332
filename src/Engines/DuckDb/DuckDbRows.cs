namespace Slipway.Engines.DuckDb;

/// <summary>Reads a result row by row: <c>while (rows.Read()) … rows.Row …</c>.</summary>
public sealed class DuckDbRows : IDisposable
{
    readonly DuckDbResult _result;
    DuckDbChunk? _chunk;
    int _row;

    internal DuckDbRows(DuckDbResult result) => _result = result;

    /// <summary>The row that <see cref="Read"/> came to.</summary>
    public DuckDbRow Row => new(this);

    public bool Read()
    {
        while (_chunk is null || ++_row >= _chunk.Rows)
        {
            _chunk?.Dispose();
            _chunk = _result.Next();
            _row = -1;
            if (_chunk is null)
                return false;
        }

        return true;
    }

    public void Dispose() => _chunk?.Dispose();

    internal int At => _row;

    internal DuckDbVector Vector(int column) => (_chunk ?? throw new InvalidOperationException("No row was read."))[column];

    internal int Ordinal(string column)
    {
        for (var i = 0; i < _result.Columns.Count; i++)
        {
            if (_result.Columns[i].Name == column)
                return i;
        }

        throw new ArgumentException($"The result has no column '{column}'.", nameof(column));
    }
}

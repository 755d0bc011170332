namespace Slipway.Engines.DuckDb;

/// <summary>Up to 2,048 rows, column by column. Vectors taken from it die with it.</summary>
public sealed class DuckDbChunk : IDisposable
{
    readonly IReadOnlyList<DuckDbColumn> _columns;
    nint _chunk;

    internal DuckDbChunk(nint chunk, IReadOnlyList<DuckDbColumn> columns)
    {
        _chunk = chunk;
        _columns = columns;
        Rows = (int)VectorNative.ChunkSize(chunk);
    }

    ~DuckDbChunk() => Release();

    public int Rows { get; }

    public DuckDbVector this[int column]
    {
        get
        {
            ObjectDisposedException.ThrowIf(_chunk == 0, this);
            return new(VectorNative.Vector(_chunk, (ulong)column), _columns[column], Rows);
        }
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    void Release()
    {
        if (_chunk != 0)
            VectorNative.DestroyChunk(ref _chunk);
    }
}

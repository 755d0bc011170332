using System.Runtime.InteropServices;

namespace Slipway.Engines.DuckDb;

/// <summary>What a query gave: columns, and chunks of up to 2,048 rows read forward once.</summary>
public sealed unsafe class DuckDbResult : IDisposable
{
    readonly CancellationToken _ct;
    RawResult* _raw = (RawResult*)NativeMemory.AllocZeroed((nuint)sizeof(RawResult));
    CancellationTokenRegistration _interrupt;

    internal DuckDbResult(CancellationToken ct) => _ct = ct;

    ~DuckDbResult() => Release();

    public IReadOnlyList<DuckDbColumn> Columns { get; private set; } = [];

    /// <summary>Rows an insert, update or delete changed; 0 for a query.</summary>
    public long RowsChanged => (long)DuckDbNative.RowsChanged(_raw);

    internal RawResult* Raw => _raw;

    /// <summary>The next chunk, or null at the end. It is the caller's to dispose.</summary>
    public DuckDbChunk? Next()
    {
        ObjectDisposedException.ThrowIf(_raw is null, this);
        var chunk = DuckDbNative.FetchChunk(*_raw);
        if (chunk != 0)
            return new(chunk, Columns);
        if (DuckDbNative.ResultError(_raw) is not null and var error && *error != 0)
        {
            _ct.ThrowIfCancellationRequested();
            throw DuckDbException.From(error);
        }

        return null;
    }

    /// <summary>Reads row by row; convenient where rows are few.</summary>
    public DuckDbRows Rows() => new(this);

    public void Dispose()
    {
        _interrupt.Dispose();
        Release();
        GC.SuppressFinalize(this);
    }

    internal void EndsWith(CancellationTokenRegistration interrupt) => _interrupt = interrupt;

    internal void ReadColumns()
    {
        var columns = new DuckDbColumn[DuckDbNative.ColumnCount(_raw)];
        for (var i = 0; i < columns.Length; i++)
        {
            var name = Marshal.PtrToStringUTF8((nint)DuckDbNative.ColumnName(_raw, (ulong)i)) ?? "";
            columns[i] = DuckDbColumn.Of(name, DuckDbNative.ColumnLogicalType(_raw, (ulong)i));
        }

        Columns = columns;
    }

    void Release()
    {
        if (_raw is null)
            return;
        DuckDbNative.DestroyResult(_raw);
        NativeMemory.Free(_raw);
        _raw = null;
    }
}

using System.Buffers;
using System.Text;

namespace Slipway.Engines.DuckDb;

/// <summary>
/// Adds rows to a table in its column order: set each column of a row, then <see cref="EndRow"/>; a column not set
/// is null. <see cref="Complete"/> makes them part of the table; disposing without it gives up what was not yet handed over.
/// </summary>
public sealed unsafe class DuckDbAppender : IDisposable
{
    readonly DuckDbType[] _types;
    readonly nint[] _vectors;
    readonly bool[] _set;
    readonly int _capacity = (int)VectorNative.VectorSize();
    nint _appender;
    nint _chunk;
    int _row;

    DuckDbAppender(nint appender)
    {
        _appender = appender;
        var columns = (int)VectorNative.AppenderColumnCount(appender);
        _types = new DuckDbType[columns];
        _vectors = new nint[columns];
        _set = new bool[columns];
        var logical = new nint[columns];
        for (var i = 0; i < columns; i++)
        {
            logical[i] = VectorNative.AppenderColumnType(appender, (ulong)i);
            _types[i] = VectorNative.TypeId(logical[i]);
        }

        fixed (nint* types = logical)
            _chunk = VectorNative.CreateChunk(types, (ulong)columns);
        for (var i = 0; i < columns; i++)
            VectorNative.DestroyLogicalType(ref logical[i]);
        ReadVectors();
    }

    ~DuckDbAppender() => Release();

    internal static DuckDbAppender Open(ConnectionHandle connection, string table)
    {
        if (VectorNative.CreateAppender(connection, null, table, out var appender) == 0)
            return new(appender);
        var error = appender == 0
            ? new DuckDbException("Catalog", $"There is no table {table} to append to.")
            : DuckDbException.From(VectorNative.AppenderError(appender));
        _ = VectorNative.DestroyAppender(ref appender);
        throw error;
    }

    public void Set(int column, bool value) => Write(column, value ? (byte)1 : (byte)0, DuckDbType.Boolean);

    public void Set(int column, int value) => Write(column, value, DuckDbType.Integer);

    public void Set(int column, long value) => Write(column, value, DuckDbType.BigInt);

    public void Set(int column, float value) => Write(column, value, DuckDbType.Float);

    public void Set(int column, double value) => Write(column, value, DuckDbType.Double);

    public void Set(int column, DateOnly value) => Write(column, value.DayNumber - DuckDbVector.EpochDay, DuckDbType.Date);

    /// <summary>Stored with the precision of a microsecond, into a timestamp column with or without a time zone.</summary>
    public void Set(int column, DateTimeOffset value) => Write(
        column, (value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, DuckDbType.Timestamp);

    public void Set(int column, string value)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        Set(column, bytes.AsSpan(0, Encoding.UTF8.GetBytes(value, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Text as UTF-8, or the bytes of a blob.</summary>
    public void Set(int column, ReadOnlySpan<byte> utf8)
    {
        Check(column, DuckDbType.Varchar);
        byte none = 0;
        fixed (byte* text = utf8)
            VectorNative.AssignText(_vectors[column], (ulong)_row, text is null ? &none : text, (ulong)utf8.Length);
        _set[column] = true;
    }

    public void EndRow()
    {
        for (var column = 0; column < _set.Length; column++)
        {
            if (!_set[column])
                SetNull(column);
            _set[column] = false;
        }

        if (++_row == _capacity)
            HandOver();
    }

    /// <summary>Hands over every row and closes the appender; a row that breaks a constraint is reported here.</summary>
    public void Complete()
    {
        HandOver();
        if (VectorNative.CloseAppender(_appender) != 0)
            throw DuckDbException.From(VectorNative.AppenderError(_appender));
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    void HandOver()
    {
        if (_row == 0)
            return;
        VectorNative.SetChunkSize(_chunk, (ulong)_row);
        var answer = VectorNative.AppendChunk(_appender, _chunk);
        VectorNative.ResetChunk(_chunk);
        _row = 0;
        ReadVectors();
        if (answer != 0)
            throw DuckDbException.From(VectorNative.AppenderError(_appender));
    }

    void ReadVectors()
    {
        for (var i = 0; i < _vectors.Length; i++)
            _vectors[i] = VectorNative.Vector(_chunk, (ulong)i);
    }

    void SetNull(int column)
    {
        VectorNative.EnsureValidity(_vectors[column]);
        VectorNative.Validity(_vectors[column])[_row >> 6] &= ~(1UL << (_row & 63));
    }

    void Write<T>(int column, T value, DuckDbType type) where T : unmanaged
    {
        Check(column, type);
        ((T*)VectorNative.Data(_vectors[column]))[_row] = value;
        _set[column] = true;
    }

    void Check(int column, DuckDbType given)
    {
        ObjectDisposedException.ThrowIf(_appender == 0, this);
        var accepted = _types[column] switch
        {
            DuckDbType.TimestampTz => DuckDbType.Timestamp,
            DuckDbType.Blob => DuckDbType.Varchar,
            var type => type,
        };
        if (accepted != given)
            throw new InvalidOperationException($"Column {column} of the table is {_types[column]}; it does not take a {given}.");
    }

    void Release()
    {
        if (_chunk != 0)
            VectorNative.DestroyChunk(ref _chunk);
        if (_appender != 0)
            _ = VectorNative.DestroyAppender(ref _appender);
    }
}

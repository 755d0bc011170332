using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Slipway.Engines.DuckDb;

/// <summary>One column of a chunk: its values as they lie in DuckDB's memory. Valid while the chunk is.</summary>
public readonly unsafe ref struct DuckDbVector
{
    /// <summary>The day number of 1970-01-01.</summary>
    internal const int EpochDay = 719162;

    readonly nint _vector;
    readonly void* _data;
    readonly ulong* _validity;

    internal DuckDbVector(nint vector, DuckDbColumn column, int rows)
    {
        _vector = vector;
        _data = VectorNative.Data(vector);
        _validity = VectorNative.Validity(vector);
        Column = column;
        Rows = rows;
    }

    public DuckDbColumn Column { get; }

    public int Rows { get; }

    /// <summary>False promises that no value is null.</summary>
    public bool MayHaveNulls => _validity is not null;

    public bool IsNull(int row) => _validity is not null && (_validity[row >> 6] & (1UL << (row & 63))) == 0;

    /// <summary>
    /// The values without a copy: <c>long</c> for bigint and timestamps (µs), <c>int</c> for integer and date (days),
    /// <c>bool</c>, <c>float</c>, <c>double</c>, <see cref="Int128"/> for hugeint, … A null's value is undefined.
    /// </summary>
    public ReadOnlySpan<T> Values<T>() where T : unmanaged => sizeof(T) == Width(Column.Storage)
        ? new(_data, Rows)
        : throw new InvalidOperationException($"Column '{Column.Name}' is {Column.Type}; its values are not {typeof(T).Name}.");

    /// <summary>The bytes of a text or blob: UTF-8 for text. Valid while the chunk is.</summary>
    public ReadOnlySpan<byte> Bytes(int row)
    {
        if (Column.Storage is not (DuckDbType.Varchar or DuckDbType.Blob or DuckDbType.Bit))
            throw new InvalidOperationException($"Column '{Column.Name}' is {Column.Type}, not text.");
        return StringBytes((byte*)_data + (long)row * 16);
    }

    public string Text(int row) => Column.Type switch
    {
        DuckDbType.Varchar => Encoding.UTF8.GetString(Bytes(row)),
        DuckDbType.Enum => Column.Labels[(int)Integer(row)],
        _ => Convert.ToString(Value(row)) ?? "",
    };

    /// <summary>Any number, boolean, date (days) or timestamp (its own unit since 1970) as a whole number, cut towards zero.</summary>
    public long Integer(int row) => Column.Type is DuckDbType.Decimal or DuckDbType.Float or DuckDbType.Double
        ? (long)Number(row)
        : (long)Whole(row);

    /// <summary>Any number, boolean, date (days) or timestamp (its own unit since 1970) as a double; NaN for null.</summary>
    public double Number(int row) => IsNull(row) ? double.NaN : Column.Storage switch
    {
        DuckDbType.Double => ((double*)_data)[row],
        DuckDbType.Float => ((float*)_data)[row],
        _ => (double)Whole(row) / Divisor,
    };

    /// <summary>
    /// Writes every value as a floating-point number into <paramref name="to"/>, at 0, <paramref name="stride"/>,
    /// 2 × <paramref name="stride"/>, …; null becomes NaN.
    /// </summary>
    public void CopyTo<T>(Span<T> to, int stride = 1) where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (Column.Storage)
        {
            case DuckDbType.Double: Copy<double, T>(to, stride); break;
            case DuckDbType.Float: Copy<float, T>(to, stride); break;
            case DuckDbType.Boolean or DuckDbType.UTinyInt: Copy<byte, T>(to, stride); break;
            case DuckDbType.TinyInt: Copy<sbyte, T>(to, stride); break;
            case DuckDbType.SmallInt: Copy<short, T>(to, stride); break;
            case DuckDbType.USmallInt: Copy<ushort, T>(to, stride); break;
            case DuckDbType.Integer or DuckDbType.Date: Copy<int, T>(to, stride); break;
            case DuckDbType.UInteger: Copy<uint, T>(to, stride); break;
            case DuckDbType.UBigInt: Copy<ulong, T>(to, stride); break;
            case DuckDbType.HugeInt: Copy<Int128, T>(to, stride); break;
            case DuckDbType.UHugeInt: Copy<UInt128, T>(to, stride); break;
            case var type when Width(type) == 8: Copy<long, T>(to, stride); break;
            default: throw NotANumber();
        }
    }

    /// <summary>The value as .NET knows it: null, bool, long, double, string, byte[], <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> (UTC), <see cref="TimeOnly"/>, <see cref="Guid"/>, or an array of these for a list.</summary>
    public object? Value(int row) => IsNull(row) ? null : Column.Type switch
    {
        DuckDbType.Boolean => Integer(row) != 0,
        DuckDbType.Float or DuckDbType.Double or DuckDbType.Decimal or DuckDbType.HugeInt or DuckDbType.UHugeInt or DuckDbType.UBigInt => Number(row),
        DuckDbType.Varchar or DuckDbType.Enum => Text(row),
        DuckDbType.Blob or DuckDbType.Bit => Bytes(row).ToArray(),
        DuckDbType.Date => DateOnly.FromDayNumber((int)Integer(row) + EpochDay),
        DuckDbType.Time => new TimeOnly(Integer(row) * TimeSpan.TicksPerMicrosecond),
        DuckDbType.Timestamp or DuckDbType.TimestampTz or DuckDbType.TimestampS or DuckDbType.TimestampMs or DuckDbType.TimestampNs => Time(row),
        DuckDbType.Uuid => new Guid(BigEndian(((UInt128*)_data)[row] ^ (UInt128.One << 127)), bigEndian: true),
        DuckDbType.List => Elements(row),
        _ => Integer(row),
    };

    /// <summary>A date or timestamp as an instant; those without a time zone are taken as UTC.</summary>
    public DateTimeOffset Time(int row) => DateTimeOffset.UnixEpoch.AddTicks(Column.Type switch
    {
        DuckDbType.Date => Integer(row) * TimeSpan.TicksPerDay,
        DuckDbType.TimestampS => Integer(row) * TimeSpan.TicksPerSecond,
        DuckDbType.TimestampMs => Integer(row) * TimeSpan.TicksPerMillisecond,
        DuckDbType.TimestampNs => Integer(row) / TimeSpan.NanosecondsPerTick,
        DuckDbType.Timestamp or DuckDbType.TimestampTz => Integer(row) * TimeSpan.TicksPerMicrosecond,
        _ => throw new InvalidOperationException($"Column '{Column.Name}' is {Column.Type}, not a time."),
    });

    double Divisor => Column.Scale == 0 ? 1 : Math.Pow(10, Column.Scale);

    Int128 Whole(int row) => Column.Storage switch
    {
        DuckDbType.Boolean or DuckDbType.UTinyInt => ((byte*)_data)[row],
        DuckDbType.TinyInt => ((sbyte*)_data)[row],
        DuckDbType.SmallInt => ((short*)_data)[row],
        DuckDbType.USmallInt => ((ushort*)_data)[row],
        DuckDbType.Integer or DuckDbType.Date => ((int*)_data)[row],
        DuckDbType.UInteger => ((uint*)_data)[row],
        DuckDbType.UBigInt => ((ulong*)_data)[row],
        DuckDbType.HugeInt => ((Int128*)_data)[row],
        DuckDbType.UHugeInt => (Int128)((UInt128*)_data)[row],
        _ when Width(Column.Storage) == 8 => ((long*)_data)[row],
        _ => throw NotANumber(),
    };

    void Copy<TFrom, TTo>(Span<TTo> to, int stride)
        where TFrom : unmanaged, INumberBase<TFrom> where TTo : unmanaged, IFloatingPointIeee754<TTo>
    {
        var from = (TFrom*)_data;
        var divisor = Divisor;
        for (var row = 0; row < Rows; row++)
        {
            var value = divisor == 1 ? TTo.CreateTruncating(from[row]) : TTo.CreateTruncating(double.CreateTruncating(from[row]) / divisor);
            to[row * stride] = IsNull(row) ? TTo.NaN : value;
        }
    }

    object?[] Elements(int row)
    {
        var entry = (ulong*)_data + row * 2L;
        var (offset, length) = (entry[0], entry[1]);
        var child = new DuckDbVector(VectorNative.ListChild(_vector), Column.Element!, (int)(offset + length));
        var values = new object?[length];
        for (var i = 0; i < values.Length; i++)
            values[i] = child.Value((int)offset + i);
        return values;
    }

    InvalidOperationException NotANumber() => new($"Column '{Column.Name}' is {Column.Type}, not a number.");

    /// <summary>Up to 12 bytes lie in the entry itself; longer text behind a pointer.</summary>
    static ReadOnlySpan<byte> StringBytes(byte* entry)
    {
        var length = Unsafe.Read<int>(entry);
        return new(length <= 12 ? entry + 4 : *(byte**)(entry + 8), length);
    }

    static byte[] BigEndian(UInt128 value)
    {
        var bytes = new byte[16];
        ((IBinaryInteger<UInt128>)value).WriteBigEndian(bytes);
        return bytes;
    }

    static int Width(DuckDbType type) => type switch
    {
        DuckDbType.Boolean or DuckDbType.TinyInt or DuckDbType.UTinyInt => 1,
        DuckDbType.SmallInt or DuckDbType.USmallInt => 2,
        DuckDbType.Integer or DuckDbType.UInteger or DuckDbType.Float or DuckDbType.Date => 4,
        DuckDbType.BigInt or DuckDbType.UBigInt or DuckDbType.Double or DuckDbType.Time or DuckDbType.Timestamp or DuckDbType.TimestampTz
            or DuckDbType.TimestampS or DuckDbType.TimestampMs or DuckDbType.TimestampNs => 8,
        DuckDbType.HugeInt or DuckDbType.UHugeInt or DuckDbType.Uuid => 16,
        _ => 0,
    };
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Slipway.Serving.Tensors;

/// <summary>
/// A tensor in memory that is filled again and again. Its arrays only grow and are pinned, so that a runtime may
/// point at them and a request allocates nothing.
/// </summary>
/// <remarks>
/// Numbers lie row-major in little-endian form. Elements of <see cref="DataType.Bytes"/> lie one after the other, each
/// followed by a zero byte that is not part of it; <see cref="Offsets"/> says where each begins.
/// </remarks>
public sealed class TensorBuffer
{
    public const int MaxRank = 8;

    readonly long[] _shape = new long[MaxRank];
    byte[] _data = GC.AllocateUninitializedArray<byte>(256, pinned: true);
    int[] _offsets = GC.AllocateUninitializedArray<int>(17, pinned: true);
    int _rank;

    public DataType Type { get; private set; }

    /// <summary>Elements held.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes in use, the zero bytes between strings included.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes held on to, used or not.</summary>
    public long Capacity => _data.Length + 4L * _offsets.Length;

    public ReadOnlySpan<long> Shape => _shape.AsSpan(0, _rank);

    public ReadOnlySpan<byte> Data => _data.AsSpan(0, Length);

    /// <summary>Where each string begins, and behind the last one where the next would.</summary>
    public ReadOnlySpan<int> Offsets => _offsets.AsSpan(0, Count + 1);

    public ReadOnlySpan<T> Values<T>() where T : unmanaged => MemoryMarshal.Cast<byte, T>(Data);

    public ReadOnlySpan<byte> Text(int element) => _data.AsSpan(_offsets[element], _offsets[element + 1] - _offsets[element] - 1);

    /// <summary>An element of a type other than <see cref="DataType.Bytes"/> as a floating-point number.</summary>
    public double Number(int element) => Type switch
    {
        DataType.Fp32 => Values<float>()[element],
        DataType.Fp64 => Values<double>()[element],
        DataType.Fp16 => (double)Values<Half>()[element],
        DataType.Uint64 => Values<ulong>()[element],
        _ => Integer(element),
    };

    /// <summary>An element of a whole-number type other than <see cref="DataType.Uint64"/>.</summary>
    public long Integer(int element) => Type switch
    {
        DataType.Int64 => Values<long>()[element],
        DataType.Int32 => Values<int>()[element],
        DataType.Int16 => Values<short>()[element],
        DataType.Int8 => Values<sbyte>()[element],
        DataType.Uint32 => Values<uint>()[element],
        DataType.Uint16 => Values<ushort>()[element],
        DataType.Uint8 or DataType.Bool => Values<byte>()[element],
        _ => throw new InvalidOperationException($"{Type.Name()} holds no whole numbers."),
    };

    /// <summary>Empties the tensor for elements of a type.</summary>
    public void Reset(DataType type)
    {
        Type = type;
        Count = 0;
        Length = 0;
        _rank = 0;
        _offsets[0] = 0;
    }

    public void Reshape(ReadOnlySpan<long> shape)
    {
        shape.CopyTo(_shape);
        _rank = shape.Length;
    }

    public void Add<T>(T value) where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        Grow(size);
        MemoryMarshal.Write(_data.AsSpan(Length), in value);
        Length += size;
        Count++;
    }

    public void AddText(ReadOnlySpan<byte> utf8) => utf8.CopyTo(RoomForText(utf8.Length));

    /// <summary>Adds a string of known length and hands out the place to write it to.</summary>
    public Span<byte> RoomForText(int length)
    {
        Grow(length + 1);
        if (Count + 2 > _offsets.Length)
            GrowOffsets();
        var room = _data.AsSpan(Length, length);
        _data[Length + length] = 0;
        Length += length + 1;
        _offsets[++Count] = Length;
        return room;
    }

    /// <summary>Takes numbers at once and hands out the place to write them to.</summary>
    public Span<byte> RoomForNumbers(int count)
    {
        var bytes = checked(count * Type.Size());
        Grow(bytes);
        var room = _data.AsSpan(Length, bytes);
        Length += bytes;
        Count += count;
        return room;
    }

    /// <summary>Copies another tensor whole.</summary>
    public void CopyFrom(TensorBuffer other)
    {
        Reset(other.Type);
        Reshape(other.Shape);
        Grow(other.Length);
        other.Data.CopyTo(_data);
        (Count, Length) = (other.Count, other.Length);
        if (Type is not DataType.Bytes)
            return;
        while (_offsets.Length < Count + 1)
            GrowOffsets();
        other.Offsets.CopyTo(_offsets);
    }

    void Grow(int bytes)
    {
        if (_data.Length - Length >= bytes)
            return;
        var grown = GC.AllocateUninitializedArray<byte>(Math.Max(checked(Length + bytes), _data.Length * 2), pinned: true);
        Data.CopyTo(grown);
        _data = grown;
    }

    void GrowOffsets()
    {
        var grown = GC.AllocateUninitializedArray<int>(_offsets.Length * 2, pinned: true);
        _offsets.CopyTo(grown, 0);
        _offsets = grown;
    }
}

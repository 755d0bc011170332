using System.Buffers.Binary;
using System.Text;
using Slipway.Serving.Predictions;
using Slipway.Serving.Tensors;

namespace Slipway.Monitoring.Log;

/// <summary>
/// A prediction record's payload: source (2 bytes), length of the caller's name (2), microseconds (4), event time (8), receipt (8),
/// rows (4), length of the id (4), id, caller; then each input and output: number of elements (4), bytes (4), values.
/// </summary>
readonly ref struct LoggedRequest
{
    const int Head = 32;
    const int TensorHead = 8;

    readonly ReadOnlySpan<byte> _payload;

    public LoggedRequest(ReadOnlySpan<byte> payload) => _payload = payload;

    public int Source => BinaryPrimitives.ReadUInt16LittleEndian(_payload);
    public uint Microseconds => BinaryPrimitives.ReadUInt32LittleEndian(_payload[4..]);
    public long EventTime => BinaryPrimitives.ReadInt64LittleEndian(_payload[8..]);
    public long ReceivedAt => BinaryPrimitives.ReadInt64LittleEndian(_payload[16..]);
    public int Rows => BinaryPrimitives.ReadInt32LittleEndian(_payload[24..]);
    public ReadOnlySpan<byte> Id => _payload.Slice(Head, IdLength);
    public string Caller => Encoding.UTF8.GetString(_payload.Slice(Head + IdLength, CallerLength));

    int CallerLength => BinaryPrimitives.ReadUInt16LittleEndian(_payload[2..]);
    int IdLength => BinaryPrimitives.ReadInt32LittleEndian(_payload[28..]);

    /// <summary>The inputs, then the outputs, in the order of the source.</summary>
    public LoggedTensors Tensors => new(_payload[(Head + IdLength + CallerLength)..]);

    public static int SizeOf(in PredictionRecord prediction, int callerLength)
    {
        var size = Head + prediction.Id.Length + callerLength;
        foreach (var tensor in prediction.Inputs)
            size += TensorHead + tensor.Length;
        foreach (var tensor in prediction.Outputs)
            size += TensorHead + tensor.Length;
        return size;
    }

    public static void Write(Span<byte> payload, int source, in PredictionRecord prediction, int callerLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(payload, (ushort)source);
        BinaryPrimitives.WriteUInt16LittleEndian(payload[2..], (ushort)callerLength);
        BinaryPrimitives.WriteUInt32LittleEndian(payload[4..], (uint)Math.Clamp(prediction.Microseconds, 0, uint.MaxValue));
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], prediction.EventTime);
        BinaryPrimitives.WriteInt64LittleEndian(payload[16..], prediction.ReceivedAt);
        BinaryPrimitives.WriteInt32LittleEndian(payload[24..], prediction.Rows);
        BinaryPrimitives.WriteInt32LittleEndian(payload[28..], prediction.Id.Length);
        var rest = payload[Head..];
        prediction.Id.CopyTo(rest);
        rest = rest[prediction.Id.Length..];
        rest = rest[Encoding.UTF8.GetBytes(prediction.Caller, rest)..];
        foreach (var tensor in prediction.Inputs)
            rest = Write(rest, tensor);
        foreach (var tensor in prediction.Outputs)
            rest = Write(rest, tensor);
    }

    static Span<byte> Write(Span<byte> rest, TensorBuffer tensor)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, tensor.Count);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], tensor.Length);
        tensor.Data.CopyTo(rest[TensorHead..]);
        return rest[(TensorHead + tensor.Length)..];
    }
}

/// <summary>The tensors of a record, one after the other.</summary>
ref struct LoggedTensors(ReadOnlySpan<byte> rest)
{
    ReadOnlySpan<byte> _rest = rest;

    public LoggedTensor Next(DataType type)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(_rest);
        var length = BinaryPrimitives.ReadInt32LittleEndian(_rest[4..]);
        var values = _rest.Slice(8, length);
        _rest = _rest[(8 + length)..];
        return new(type, count, values);
    }
}

/// <summary>One tensor's values. Text is read from front to back.</summary>
ref struct LoggedTensor(DataType type, int count, ReadOnlySpan<byte> values)
{
    readonly ReadOnlySpan<byte> _values = values;
    int _text;

    public DataType Type { get; } = type;
    public int Count { get; } = count;

    public readonly double Number(int element)
    {
        var value = _values[(element * Type.Size())..];
        return Type switch
        {
            DataType.Fp32 => BinaryPrimitives.ReadSingleLittleEndian(value),
            DataType.Fp64 => BinaryPrimitives.ReadDoubleLittleEndian(value),
            DataType.Fp16 => (double)BinaryPrimitives.ReadHalfLittleEndian(value),
            DataType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(value),
            DataType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(value),
            DataType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(value),
            DataType.Int8 => (sbyte)value[0],
            DataType.Uint64 => BinaryPrimitives.ReadUInt64LittleEndian(value),
            DataType.Uint32 => BinaryPrimitives.ReadUInt32LittleEndian(value),
            DataType.Uint16 => BinaryPrimitives.ReadUInt16LittleEndian(value),
            _ => value[0],
        };
    }

    /// <summary>The next string; empty behind the last.</summary>
    public ReadOnlySpan<byte> NextText()
    {
        var rest = _values[_text..];
        var length = rest.IndexOf((byte)0);
        if (length < 0)
            return default;
        _text += length + 1;
        return rest[..length];
    }
}

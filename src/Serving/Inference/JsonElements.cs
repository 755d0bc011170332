using System.Buffers.Text;
using System.Text.Json;
using Slipway.Serving.Tensors;

namespace Slipway.Serving.Inference;

/// <summary>How one JSON value becomes an element of a tensor. Chosen once a tensor, so that the loop over its values has no branch on the type.</summary>
interface IJsonElement
{
    /// <summary>What is accepted, for the sentence that refuses something else.</summary>
    static abstract string Accepted { get; }

    static abstract bool TryAdd(ref Utf8JsonReader reader, TensorBuffer tensor);
}

readonly struct Fp64Element : IJsonElement
{
    public static string Accepted => "a number of FP64's range, or null for a missing value";

    public static bool TryAdd(ref Utf8JsonReader reader, TensorBuffer tensor)
    {
        var missing = reader.TokenType is JsonTokenType.Null;
        var value = double.NaN;
        if (!missing && (reader.TokenType is not JsonTokenType.Number || !reader.TryGetDouble(out value) || !double.IsFinite(value)))
            return false;
        tensor.Add(value);
        return true;
    }
}

readonly struct Fp32Element : IJsonElement
{
    public static string Accepted => "a number of FP32's range, or null for a missing value";

    public static bool TryAdd(ref Utf8JsonReader reader, TensorBuffer tensor)
    {
        var missing = reader.TokenType is JsonTokenType.Null;
        var value = float.NaN;
        if (!missing && (reader.TokenType is not JsonTokenType.Number || !reader.TryGetSingle(out value) || !float.IsFinite(value)))
            return false;
        tensor.Add(value);
        return true;
    }
}

readonly struct Fp16Element : IJsonElement
{
    public static string Accepted => "a number from -65504 to 65504, or null for a missing value";

    public static bool TryAdd(ref Utf8JsonReader reader, TensorBuffer tensor)
    {
        var missing = reader.TokenType is JsonTokenType.Null;
        var value = float.NaN;
        if (!missing && (reader.TokenType is not JsonTokenType.Number || !reader.TryGetSingle(out value) || !Half.IsFinite((Half)value)))
            return false;
        tensor.Add((Half)value);
        return true;
    }
}

/// <summary>Whole numbers of any width: what does not fit is refused rather than wrapped.</summary>
readonly struct IntegerElement<T> : IJsonElement where T : unmanaged, System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
{
    public static string Accepted => $"a whole number from {T.MinValue} to {T.MaxValue}";

    public static bool TryAdd(ref Utf8JsonReader reader, TensorBuffer tensor)
    {
        if (reader.TokenType is not JsonTokenType.Number)
            return false;
        if (reader.TryGetInt64(out var signed))
        {
            var value = T.CreateTruncating(signed);
            if (long.CreateTruncating(value) != signed || T.IsNegative(value) != (signed < 0))
                return false;
            tensor.Add(value);
            return true;
        }

        if (typeof(T) != typeof(ulong) || !reader.TryGetUInt64(out var unsigned))
            return false;
        tensor.Add(unsigned);
        return true;
    }
}

readonly struct BoolElement : IJsonElement
{
    public static string Accepted => "true, false, 1 or 0";

    public static bool TryAdd(ref Utf8JsonReader reader, TensorBuffer tensor)
    {
        byte value;
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                value = 1;
                break;
            case JsonTokenType.False:
                value = 0;
                break;
            case JsonTokenType.Number when Utf8Parser.TryParse(reader.ValueSpan, out value, out var used) && used == reader.ValueSpan.Length && value <= 1:
                break;
            default:
                return false;
        }

        tensor.Add(value);
        return true;
    }
}

readonly struct BytesElement : IJsonElement
{
    public static string Accepted => "a string without zero characters, or null for a missing value";

    public static bool TryAdd(ref Utf8JsonReader reader, TensorBuffer tensor)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            tensor.AddText(default);
            return true;
        }

        if (reader.TokenType is not JsonTokenType.String)
            return false;
        if (!reader.ValueIsEscaped)
        {
            if (!System.Text.Unicode.Utf8.IsValid(reader.ValueSpan))
                return false;
            tensor.AddText(reader.ValueSpan);
            return true;
        }

        var scratch = new byte[reader.ValueSpan.Length];
        var length = reader.CopyString(scratch);
        if (scratch.AsSpan(0, length).Contains((byte)0))
            return false;
        tensor.AddText(scratch.AsSpan(0, length));
        return true;
    }
}

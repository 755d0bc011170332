namespace Slipway.Engines.OnnxRuntime;

/// <summary>What a tensor holds; numbered as ONNX numbers it.</summary>
public enum TensorElementType
{
    Undefined = 0,
    Float = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    String = 8,
    Bool = 9,
    Float16 = 10,
    Double = 11,
    UInt32 = 12,
    UInt64 = 13,
}

static class TensorElementTypes
{
    /// <summary>Bytes of one element; 0 for those that have no fixed width or are not supported.</summary>
    internal static int Width(this TensorElementType type) => type switch
    {
        TensorElementType.UInt8 or TensorElementType.Int8 or TensorElementType.Bool => 1,
        TensorElementType.UInt16 or TensorElementType.Int16 or TensorElementType.Float16 => 2,
        TensorElementType.Float or TensorElementType.Int32 or TensorElementType.UInt32 => 4,
        TensorElementType.Double or TensorElementType.Int64 or TensorElementType.UInt64 => 8,
        _ => 0,
    };

    internal static TensorElementType Of<T>() where T : unmanaged => Mapped<T>.Type;

    static class Mapped<T> where T : unmanaged
    {
        internal static readonly TensorElementType Type = default(T) switch
        {
            float => TensorElementType.Float,
            double => TensorElementType.Double,
            long => TensorElementType.Int64,
            int => TensorElementType.Int32,
            bool => TensorElementType.Bool,
            byte => TensorElementType.UInt8,
            sbyte => TensorElementType.Int8,
            ushort => TensorElementType.UInt16,
            short => TensorElementType.Int16,
            uint => TensorElementType.UInt32,
            ulong => TensorElementType.UInt64,
            Half => TensorElementType.Float16,
            _ => TensorElementType.Undefined,
        };
    }
}

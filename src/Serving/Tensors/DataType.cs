namespace Slipway.Serving.Tensors;

/// <summary>The element types of Open Inference Protocol v2 tensors.</summary>
public enum DataType : byte { Bool = 1, Uint8, Uint16, Uint32, Uint64, Int8, Int16, Int32, Int64, Fp16, Fp32, Fp64, Bytes }

/// <summary>What the protocol calls each type and how many bytes an element takes.</summary>
public static class DataTypes
{
    static readonly DataType[] All = Enum.GetValues<DataType>();

    /// <summary>Bytes of one element; 0 for <see cref="DataType.Bytes"/>, whose elements differ in length.</summary>
    public static int Size(this DataType type) => type switch
    {
        DataType.Bool or DataType.Uint8 or DataType.Int8 => 1,
        DataType.Uint16 or DataType.Int16 or DataType.Fp16 => 2,
        DataType.Uint32 or DataType.Int32 or DataType.Fp32 => 4,
        DataType.Uint64 or DataType.Int64 or DataType.Fp64 => 8,
        _ => 0,
    };

    public static bool IsFloat(this DataType type) => type is DataType.Fp16 or DataType.Fp32 or DataType.Fp64;

    /// <summary>The protocol's name: <c>FP32</c>, <c>BYTES</c> …</summary>
    public static string Name(this DataType type) => type switch
    {
        DataType.Bool => "BOOL",
        DataType.Uint8 => "UINT8",
        DataType.Uint16 => "UINT16",
        DataType.Uint32 => "UINT32",
        DataType.Uint64 => "UINT64",
        DataType.Int8 => "INT8",
        DataType.Int16 => "INT16",
        DataType.Int32 => "INT32",
        DataType.Int64 => "INT64",
        DataType.Fp16 => "FP16",
        DataType.Fp32 => "FP32",
        DataType.Fp64 => "FP64",
        DataType.Bytes => "BYTES",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such data type."),
    };

    public static bool TryParse(string name, out DataType type)
    {
        foreach (var candidate in All)
        {
            if (candidate.Name() == name)
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }
}
